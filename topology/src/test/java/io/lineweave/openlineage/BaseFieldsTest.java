package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseFieldsTest {
  private static final EventReader READER = new EventReader(ReadingRules.defaults());

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true  | {\"_producer\":\"p\",\"_schemaURL\":\"s\"}",
        "true  | { \"x\" : [ {\"_deleted\":7} ] , \"_schemaURL\" : \"s\" , \"_producer\":\"\" }",
        "true  | {\"_producer\":\"p\",\"_schemaURL\":\"s\",\"_deleted\":false}",
        "true  | {\"_producer\":1,\"_producer\":\"p\",\"_schemaURL\":\"s\"}",
        "true  | {\"_producer\":\"a \\\" , {\",\"_schemaURL\":\"\\\\\",\"x\":null}",
        "false | {}",
        "false | {\"_producer\":\"p\"}",
        "false | {\"x\":{\"_producer\":\"p\",\"_schemaURL\":\"s\"}}",
        "false | {\"_producer\":null,\"_schemaURL\":\"s\"}",
        "false | {\"_producer\":{\"y\":\"z\"},\"_schemaURL\":\"s\"}",
        "false | {\"_producer\":[\"z\"],\"_schemaURL\":\"s\"}",
        "false | {\"_producer\":\"p\",\"_schemaURL\":\"s\",\"_deleted\":null}",
        "false | {\"_producer\":\"p\",\"_schemaURL\":\"s\",\"_producer\":-1.5e3}",
        "false | {\"x\":\"_producer\",\"y\":\"_schemaURL\"}"
      })
  void shouldSeeWhatTheParserSees(boolean valid, String json) {
    assertThat(BaseFields.areValid(bytes(json))).contains(valid);
    assertThat(BaseFacet.isValid(bytes(json))).isEqualTo(valid);
  }

  @Test
  void shouldLeaveNamesWithEscapesToTheParser() {
    String json = "{\"\\u005fproducer\":\"p\",\"_schemaURL\":\"s\"}";

    assertThat(BaseFields.areValid(bytes(json))).isEmpty();
    assertThat(BaseFacet.complete(bytes(json), "other", "other"))
        .hasValueSatisfying(whole -> assertThat(whole).isEqualTo(bytes(json)));
  }

  @Property
  void shouldAgreeWithTheParserOnAnyObject(@ForAll("objects") String json) {
    Optional<Boolean> seen = BaseFields.areValid(bytes(json));

    assertThat(seen.orElseGet(() -> BaseFacet.isValid(bytes(json))))
        .isEqualTo(BaseFacet.isValid(bytes(json)));
  }

  @Provide
  Arbitrary<String> objects() {
    Arbitrary<String> names =
        Arbitraries.of(
            "_producer", "_schemaURL", "_deleted", "_producers", "x", "", "a b", "\\u005fdeleted");
    Arbitrary<String> leaves =
        Arbitraries.of(
            "\"t\"", "\"{\\\"\"", "\"\\\\\"", "\"é,\"", "true", "false", "null", "-1e5", "0", "[]");
    Arbitrary<String> values =
        Arbitraries.recursive(() -> leaves, inner -> compound(names, inner), 0, 3);
    return object(names, values);
  }

  private static Arbitrary<String> compound(Arbitrary<String> names, Arbitrary<String> values) {
    return Arbitraries.oneOf(
        object(names, values),
        values.list().ofMaxSize(3).map(all -> "[" + String.join(" ,", all) + "]"));
  }

  private static Arbitrary<String> object(Arbitrary<String> names, Arbitrary<String> values) {
    return Combinators.combine(names, values)
        .as((name, value) -> "\"" + name + "\" :\n" + value)
        .list()
        .ofMaxSize(5)
        .map(fields -> "{ " + String.join(",\t", fields) + "}");
  }

  @Test
  void shouldAgreeWithTheParserOnEveryRealFacet() {
    assertThat(
            Samples.all().stream().flatMap(BaseFieldsTest::graph).flatMap(BaseFieldsTest::facets))
        .isNotEmpty()
        .allSatisfy(
            facet ->
                assertThat(BaseFields.areValid(facet.json()))
                    .contains(BaseFacet.isValid(facet.json())));
  }

  private static Stream<LineageGraph> graph(Samples.Sample sample) {
    return READER
        .read(sample.bytes())
        .fold(event -> Stream.of(event.graph()), defect -> Stream.empty());
  }

  private static Stream<Facet> facets(LineageGraph graph) {
    return Stream.of(
            Stream.of(graph.runFacets(), graph.jobFacets()),
            graph.inputs().values().stream().map(Dataset::facets),
            graph.outputs().values().stream().map(Dataset::facets))
        .flatMap(all -> all)
        .flatMap(facets -> facets.byName().values().stream())
        .filter(facet -> !facet.isDeleted());
  }
}

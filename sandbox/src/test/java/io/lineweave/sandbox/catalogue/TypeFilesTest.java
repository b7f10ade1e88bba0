package io.lineweave.sandbox.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The type definitions that the catalogue starts with. */
class TypeFilesTest {
  private static final String RULES = "/io/lineweave/rules/built-in.yaml";

  @Test
  void shouldKnowEveryTypeThatTheBuiltInRulesName() throws IOException {
    Types types = TypeFiles.loadAll();
    assertThat(ruleTypes())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(types.entityType(name).isA("DataSet")).as(name).isTrue());
  }

  @Test
  void shouldNeedNothingButANameForEveryDatasetButColumns() {
    Types types = TypeFiles.loadAll();
    assertThat(datasets(types))
        .filteredOn(type -> !type.name().endsWith("column"))
        .isNotEmpty()
        .allSatisfy(
            type ->
                assertThat(type.attributes().values())
                    .filteredOn(attribute -> !attribute.optional())
                    .extracting(Attribute::name)
                    .containsExactlyInAnyOrder("qualifiedName", "name"));
  }

  @Test
  void shouldNameSourceAndEvidenceOfEveryTypeThatIsNotOurs() {
    for (String file : TypeFiles.PURVIEW) {
      JsonNode json = Json.tree(TypeFiles.read(file));
      assertThat(json.path("about").asText()).as(file).contains("evidence");
      for (JsonNode type : json.path("entityDefs")) {
        assertThat(type.at("/options/evidence").asText())
            .as(type.path("name").asText())
            .matches("[ABC]");
        assertThat(type.at("/options/source").asText()).isNotBlank();
      }
      for (JsonNode relationship : json.path("relationshipDefs")) {
        assertThat(relationship.path("description").asText()).matches("evidence [ABC]: .+");
      }
    }
  }

  private static List<EntityType> datasets(Types types) {
    return types.definitions().stream()
        .filter(TypeDef::isEntity)
        .map(def -> types.entityType(def.name()))
        .filter(type -> type.isA("DataSet"))
        .toList();
  }

  /** The types of all candidates in the built-in rules. */
  private static List<String> ruleTypes() throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(10_000);
    try (InputStream in = TypeFilesTest.class.getResourceAsStream(RULES)) {
      Object rules =
          new Yaml(new SafeConstructor(options))
              .load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return types(rules).distinct().toList();
    }
  }

  private static Stream<String> types(Object yaml) {
    if (yaml instanceof List<?> list) {
      return list.stream().flatMap(TypeFilesTest::types);
    }
    if (!(yaml instanceof Map<?, ?> map)) {
      return Stream.empty();
    }
    Stream<String> own = map.containsKey("qualifiedName") ? names(map.get("type")) : Stream.empty();
    return Stream.concat(own, map.values().stream().flatMap(TypeFilesTest::types));
  }

  /** A candidate names one type or several. */
  private static Stream<String> names(Object type) {
    return type instanceof List<?> several
        ? several.stream().map(String::valueOf)
        : Optional.ofNullable(type).map(String::valueOf).stream();
  }
}

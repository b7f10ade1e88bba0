package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.lineweave.yaml.RuleFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docs/rules.md} and {@code docs/rules.schema.json} say what the code does. */
class RuleDocumentationTest {
  private static final Path DOCUMENT = Path.of("../docs/rules.md");
  private static final Path SCHEMA = Path.of("../docs/rules.schema.json");
  private static final String BEGIN =
      "<!-- generated from the built-in rules; RuleDocumentationTest says how to renew it -->\n";
  private static final String END = "<!-- end of the generated part -->\n";

  /** To renew the table: run this test with {@code -Dlineweave.docs.renew=true}. */
  @Test
  void shouldDocumentEveryBuiltInRule() throws IOException {
    String document = Files.readString(DOCUMENT);
    String table = RuleSet.builtIn().table().markdown();
    String renewed =
        document.substring(0, document.indexOf(BEGIN) + BEGIN.length())
            + table
            + document.substring(document.indexOf(END));
    if (Boolean.getBoolean("lineweave.docs.renew")) {
      Files.writeString(DOCUMENT, renewed);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(renewed);
  }

  @Test
  void shouldNameEveryTrimmingRule() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(RuleFileReader.read("built-in", Resources.read("built-in.yaml")).trims())
        .allSatisfy(trim -> assertThat(document).contains("`" + trim.name() + "`"));
  }

  @Test
  void shouldShowExamplesThatWork() throws IOException {
    List<String> examples =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT))
            .results()
            .map(result -> result.group(1))
            .toList();

    assertThat(examples).isNotEmpty();
    assertThat(examples)
        .allSatisfy(
            example -> {
              assertThatCode(() -> RuleSets.of(example)).doesNotThrowAnyException();
              assertThat(violations(example)).isEmpty();
            });
  }

  @Test
  void shouldHaveASchemaThatAcceptsTheBuiltInRules() throws IOException {
    assertThat(violations(Resources.read("built-in.yaml"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order: first",
        "rule: []",
        "rules: [{name: r, match: {}, candidates: [{type: t, qualifiedName: q}]}]",
        "rules: [{name: r, match: {scheme: s}}]",
        "rules: [{name: r, match: {schema: s}, candidates: [{type: t, qualifiedName: q}]}]",
        "rules: [{name: r, match: {scheme: s}, candidates: [{type: t}]}]",
        "trim: [{name: t, segments: 0, match: x}]",
        "fallback: {missing: never}",
      })
  void shouldHaveASchemaThatRefusesWhatTheReaderRefuses(String file) throws IOException {
    assertThat(violations(file)).isNotEmpty();
    assertThatCode(() -> RuleSets.of(file)).isInstanceOf(RuleFileException.class);
  }

  private static List<String> violations(String yaml) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    Object value = new Yaml(new SafeConstructor(options)).load(yaml);
    JsonNode json = new ObjectMapper().valueToTree(value);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
    return schema.validate(json).stream().map(Object::toString).toList();
  }
}

package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.yaml.RuleFileException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratorRulesTest {
  private final RuleSet imported = imported(Resources.read("OlToPurviewMappings.json"));

  private static RuleSet imported(String json) {
    return RuleSet.of(
        new RuleSettings(
            Optional.empty(), Optional.of(new RuleSettings.Source("mappings.json", json))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accelerator.tsv", "accelerator-faults.tsv"})
  void shouldGiveTheNamesThatTheAcceleratorGives(String table) {
    ExpectationTable.Report report = ExpectationTable.of(Resources.read(table)).check(imported);

    assertThat(String.join("\n", report.lines())).endsWith(" passed, 0 failed");
  }

  @Test
  void shouldSayWhichImportedRuleGaveAName() {
    Mapping mapping = imported.map(Subject.of("wasb://c@a.blob.core.windows.net", "/x"));

    assertThat(mapping.created().rule()).isEqualTo("accelerator:wasb");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://h.postgres.database.azure.com/db?sslmode=require | people | postgresql://h.postgres.database.azure.com/db/public/people
          mysql://h.mysql.database.azure.com:3306 | db.fruits | mysql://h.mysql.database.azure.com/db/fruits
          s3a://bucket | x | s3://bucket/x
          """)
  void shouldFallBackToTheBuiltInRulesWhereTheAcceleratorLosesTheEvent(
      String namespace, String name, String qualifiedName) {
    Mapping mapping = imported.map(Subject.of(namespace, name));

    assertThat(mapping.candidates())
        .anyMatch(candidate -> candidate.asset().qualifiedName().equals(qualifiedName));
  }

  @Test
  void shouldWarnWhereAnImportedRuleFails() {
    Mapping mapping =
        imported.map(Subject.of("mysql://h.mysql.database.azure.com:3306", "db.fruits"));

    assertThat(mapping.warnings()).contains("rule accelerator: nameSpcBodyParts has no element 2");
  }

  /** The example of the accelerator's own documentation. */
  @ParameterizedTest
  @CsvSource({
    "'{prefix}', test",
    "'{nameSpcBodyParts}', 5",
    "'{nameSpcBodyParts[4]}', mycon.one.two",
    "'{nameSpcConParts[1]}', one",
    "'{nameSpcConParts}', 3",
    "'{nameSpcNameVals[''two'']}', 2",
    "'{nameSpaceBodyJoinedBySlashFrom[3]}', part4/mycon.one.two",
    "'{nameGroups}', 2",
    "'{nameGroups[1]}', for.you",
    "'{nameGroups[0].parts}', 2",
    "'{nameGroups[0].parts[1]}', test",
    "'{nameGroups[0].parts[1]}///', test",
  })
  void shouldKnowEveryVariable(String template, String value) {
    RuleSet rules = imported(rule("prefix", "=", "test", "x/" + template));

    Mapping mapping =
        rules.map(
            Subject.of(
                "test://part1/part2/part3/part4@mycon.one.two;one=1;two=2/",
                "[myname.test][for.you]"));

    assertThat(mapping.created().asset().qualifiedName()).isEqualTo("x/" + value);
  }

  @ParameterizedTest
  @CsvSource({
    "prefix, =, test, true",
    "prefix, =, Test, false",
    "prefix, !=, other, true",
    "nameGroups[0], contains, ord, true",
    "nameSpcBodyParts, >, 0, true",
    "nameSpcBodyParts, <, 1, false",
    "prefix, contains-in, test, false",
  })
  void shouldKnowEveryOperator(String variable, String operator, String literal, boolean holds) {
    RuleSet rules = imported(rule(variable, operator, literal, "hit"));

    Mapping mapping = rules.map(Subject.of("test://h", "orders"));

    assertThat(mapping.created().asset().qualifiedName().equals("hit")).isEqualTo(holds);
  }

  private static String rule(String variable, String operator, String literal, String name) {
    return """
        {"OLTOPURVIEWMAPPINGS":[{"name":"r","parserConditions":[{"op1":"%s","compare":"%s","op2":"%s"}],
        "qualifiedName":"%s","purviewDataType":"some_type","unknown":1}]}"""
        .formatted(variable, operator, literal, name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"olToPurviewMappings":[ | mappings.json:1:
          {} | olToPurviewMappings
          {"olToPurviewMappings":[{"name":"r1"}]} | rule 'r1' lacks qualifiedName
          """)
  void shouldSayWhatIsWrongWithTheFile(String json, String message) {
    assertThatThrownBy(() -> imported(json))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining(message);
  }
}

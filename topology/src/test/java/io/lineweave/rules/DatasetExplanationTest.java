package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatasetExplanationTest {
  private final RuleSet rules = RuleSet.builtIn();

  @Test
  void shouldShowRuleVariablesAndCandidates() {
    DatasetExplanation explanation =
        rules.explain(Subject.of("jdbc:sqlserver://S1.database.windows.net:1433;database=d", "t"));

    assertThat(explanation.lines())
        .containsExactly(
            "dataset sqlserver://s1.database.windows.net:1433 t",
            "  dataset: sqlserver://s1.database.windows.net:1433 t",
            "    rule: azure-sql",
            "      cloud = windows.net",
            "      database = d",
            "      host = s1.database.windows.net",
            "      name = t",
            "      param.database = d",
            "      port = 1433",
            "      schema = dbo",
            "      scheme = sqlserver",
            "      server = s1",
            "      table = t",
            "  candidates (first existing one wins):",
            "    azure_sql_table mssql://s1.database.windows.net/d/dbo/t  (rule azure-sql)",
            "    azure_sql_view mssql://s1.database.windows.net/d/dbo/t  (rule azure-sql)",
            "    azure_sql_dw_table mssql://s1.database.windows.net/d/dbo/t  (rule azure-sql)",
            "  if none exists: create azure_sql_table");
  }

  @Test
  void shouldShowWhyARuleFailed() {
    assertThat(rules.explain(Subject.of("snowflake://a", "COMPLEX")).lines())
        .contains(
            "    rule: none",
            "    remark: rule snowflake: 'COMPLEX' is not the name of a table",
            "  if none exists: create lineweave_dataset");
  }
}

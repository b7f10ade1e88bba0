package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.DatasetName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ABFSS://Raw@Acct.DFS.core.windows.net/ | abfss://Raw@acct.dfs.core.windows.net
          jdbc:sqlserver://Srv:1433;database=db1 | sqlserver://srv:1433
          JDBC:postgresql://h/db?ssl=true | postgresql://h/db
          kafka://B1:9092,b2:9092 | kafka://b1:9092,b2:9092
          sqlserver://tcp:srv,1433 | sqlserver://srv:1433
          postgres://[::1]:5432 | postgres://[::1]:5432
          postgres://h:None | postgres://h
          sqlserver://sqlvm\\INST1 | sqlserver://sqlvm/INST1
          jdbc:oracle:thin:@h:1521:SID | oracle://h:1521/SID
          mssql+pyodbc://h/db | mssql://h/db
          file:/var/data | file:///var/data
          dbfs: | dbfs
          My-Namespace | My-Namespace
          arn:aws:glue:eu-west-1:1/ | arn:aws:glue:eu-west-1:1
          """)
  void shouldSpellNamespacesInOneWay(String namespace, String canonical) {
    assertThat(Address.parse(new DatasetName(namespace, "x")).namespace()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://bob:hunter2@h:5432/db",
        "jdbc:sqlserver://h:1433;user=bob;password=hunter2",
        "jdbc:oracle:thin:bob/hunter2@h:1521:SID",
        "snowflake://h?user=bob&password=hunter2",
        "https://a.blob.core.windows.net/c?sv=1&sig=hunter2",
        "h2:mem:db;PASSWORD=hunter2",
        "jdbc:databricks://h:443;PWD=hunter2",
        "eventhubs://ns;SharedAccessKey=hunter2",
      })
  void shouldLetNoSecretThrough(String namespace) {
    DatasetName dataset = new DatasetName(namespace, "orders?sig=hunter2");

    assertThat(Address.parse(dataset).variables().toString()).doesNotContain("hunter2");
    assertThat(RuleSet.builtIn().explain(Subject.of(namespace, "orders?sig=hunter2")).lines())
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void shouldFoldTheSynonymsOfParameters() {
    Address address =
        Address.parse(new DatasetName("sqlserver://h;DatabaseName=db1;Current Schema=s1", "x"));

    assertThat(address.variables())
        .containsEntry("param.database", "db1")
        .containsEntry("param.schema", "s1");
  }

  @Test
  void shouldTakeAnythingAtAll() {
    for (String text :
        new String[] {"", "/", "//", "://", ":", "@", ";", "?", "a://", "\\", "[", "=;"}) {
      assertThat(Address.parse(new DatasetName(text, text)).canonical()).isNotNull();
    }
  }
}

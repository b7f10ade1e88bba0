package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          db.schema.table | db,schema,table
          [schema].[table] | schema,table
          sales.[dbo].[orders] | sales,dbo,orders
          [mytest].[tablename.will.mark] | mytest,tablename.will.mark
          "Db"."Order ""Details\""" | Db,Order "Details"
          `db`.`table` | db,table
          db . schema . table | db,schema,table
          [a]]b].[c] | a]b,c
          order details | order details
          a[1 | a[1
          IS_COMPLEX | IS_COMPLEX
          """)
  void shouldReadNamesAsPeopleAndToolsWriteThem(String name, String parts) {
    assertThat(TableName.parse(name)).contains(List.of(parts.split(",", -1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "COMPLEX",
        "db.dbo.COMPLEX",
        "(select 1) t",
        "SELECT a FROM b",
        "with x as y",
        "a.b(1)",
        "a;drop",
        "schema.",
      })
  void shouldNotTakeQueriesForTables(String name) {
    assertThat(TableName.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"selection", "withdrawals.items", "db.select_log"})
  void shouldNotTakeTablesForQueries(String name) {
    assertThat(TableName.parse(name)).isPresent();
  }
}

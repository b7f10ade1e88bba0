package io.lineweave.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AtlasJsonTest {
  private static final AssetName TABLE = new AssetName("azure_sql_table", "mssql://s/d/dbo/t");

  @Test
  void shouldWriteWhatTheBulkApiTakes() {
    Entity entity =
        new Entity(
            "-1",
            new AssetName("azure_synapse_operation", "openlineage://ns/job#\"x\""),
            new TreeMap<>(
                Map.of(
                    "name",
                    "job",
                    "rows",
                    5L,
                    "open",
                    true,
                    "inputs",
                    List.of(new Reference.ByName(TABLE)))),
            new TreeMap<>(Map.of("parent", new Reference.ByGuid("-2", "databricks_job"))));
    assertThat(new String(AtlasJson.write(List.of(entity)), UTF_8))
        .isEqualTo(
            """
            {"entities":[{"typeName":"azure_synapse_operation","guid":"-1",\
            "attributes":{"inputs":[{"typeName":"azure_sql_table",\
            "uniqueAttributes":{"qualifiedName":"mssql://s/d/dbo/t"}}],"name":"job","open":true,\
            "qualifiedName":"openlineage://ns/job#\\"x\\"","rows":5},\
            "relationshipAttributes":{"parent":{"guid":"-2","typeName":"databricks_job"}}}]}""");
  }

  @Test
  void shouldWriteEmptyListsBecauseTheyTakeEdgesAway() {
    Entity entity =
        new Entity("-1", TABLE, new TreeMap<>(Map.of("inputs", List.of())), new TreeMap<>());
    assertThat(new String(AtlasJson.write(List.of(entity)), UTF_8)).contains("\"inputs\":[]");
  }
}

package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Source.Evidence.INFERRED;
import static io.lineweave.sandbox.catalogue.Source.Evidence.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Type definitions. */
interface TypesContract extends Contract {

  @Test
  @Source(MEASURED)
  default void shouldRefuseATypeThatExists() {
    post("entityDefs", "{'name':'DataSet','superTypes':['Asset'],'attributeDefs':[]}")
        .isRefused(409, "ATLAS-409-00-001", "Given type DataSet already exists");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseATypeMadeOfUnknownTypes() {
    post("entityDefs", "{'name':'lineweave_contract_x','superTypes':['NoSuch']}")
        .isRefused(400, "ATLAS-400-00-029", "Given typename NoSuch was invalid");
    post(
            "entityDefs",
            "{'name':'lineweave_contract_x','superTypes':['DataSet'],"
                + "'attributeDefs':[{'name':'a','typeName':'no_such','isOptional':true}]}")
        .isRefused(400, "ATLAS-400-00-029", "Given typename no_such was invalid");
    post(
            "relationshipDefs",
            "{'name':'lineweave_contract_x','relationshipCategory':'ASSOCIATION','propagateTags':'NONE',"
                + "'endDef1':{'type':'no_such','name':'a','cardinality':'SET'},"
                + "'endDef2':{'type':'DataSet','name':'b','cardinality':'SET'}}")
        .isRefused(400, "ATLAS-400-00-029", "Given typename no_such was invalid");
    probe().get("/types/typedef/name/lineweave_contract_x").isRefused(404, "ATLAS-404-00-001", "");
  }

  @Test
  @Source(MEASURED)
  default void shouldRefuseANameThatIsNone() {
    post("entityDefs", "{'name':'bad name!','superTypes':['DataSet']}")
        .isRefused(400, "ATLAS-400-00-019", "bad name!: invalid name for ENTITY");
  }

  @Test
  @Source(MEASURED)
  default void shouldShowATypeWithWhatItInherits() {
    JsonNode type = probe().get("/types/entitydef/name/" + Given.STRICT).succeeds().json();
    assertThat(type.path("superTypes").get(0).asText()).isEqualTo("DataSet");
    assertThat(type.path("attributeDefs").findValuesAsText("name")).contains("must", "whole");
    assertThat(type.path("relationshipAttributeDefs").findValuesAsText("name"))
        .contains("inputToProcesses", "outputFromProcesses");
    assertThat(type.path("category").asText()).isEqualTo("ENTITY");
    assertThat(probe().get("/types/entitydef/name/DataSet").json().path("subTypes").toString())
        .contains("\"" + Given.STRICT + "\"");
  }

  @Test
  @Source(MEASURED)
  default void shouldAnswer404ForATypeThatIsNotThere() {
    probe()
        .get("/types/typedef/name/no_such_type")
        .isRefused(404, "ATLAS-404-00-001", "Given typename no_such_type was invalid");
    probe()
        .put("/types/typedefs", typeDefs("entityDefs", "{'name':'no_such_type','superTypes':[]}"))
        .isRefused(404, "ATLAS-404-00-001", "Given typename no_such_type was invalid");
  }

  @Test
  @Source(MEASURED)
  default void shouldListTypes() {
    JsonNode headers = probe().get("/types/typedefs/headers").succeeds().json();
    assertThat(headers.findValuesAsText("name"))
        .contains("DataSet", "Process", "dataset_process_inputs", Given.STRICT);
    JsonNode all = probe().get("/types/typedefs?type=entity").succeeds().json();
    assertThat(all.path("entityDefs").findValuesAsText("name")).contains("DataSet", Given.STRICT);
    assertThat(all.path("relationshipDefs").isEmpty()).isTrue();
  }

  @Test
  @Source(MEASURED)
  default void shouldGrowATypeButNotShrinkIt() {
    String grown =
        "{'name':'lineweave_contract_whole','superTypes':['DataSet'],"
            + "'attributeDefs':[{'name':'later','typeName':'string','isOptional':true}]}";
    probe().put("/types/typedefs", typeDefs("entityDefs", grown)).succeeds();
    JsonNode type = probe().get("/types/entitydef/name/" + Given.WHOLE).json();
    assertThat(type.at("/attributeDefs/0/name").asText()).isEqualTo("later");
    String shrunk =
        "{'name':'lineweave_contract_whole','superTypes':['DataSet'],'attributeDefs':[]}";
    probe()
        .put("/types/typedefs", typeDefs("entityDefs", shrunk))
        .isRefused(400, "ATLAS-400-00-00D", "later : attribute delete not supported");
  }

  @Test
  @Source(MEASURED)
  default void shouldKeepATypeThatIsInUse() {
    probe().write(Given.strict("-1", probe().name("strict"))).succeeds();
    probe()
        .delete("/types/typedef/name/" + Given.STRICT)
        .isRefused(409, "ATLAS-409-00-002", "Given type " + Given.STRICT + " has references");
  }

  @Test
  @Source(
      value = INFERRED,
      follows = "an Atlas takes all our files; a Purview has most types, only our own are compared")
  default void shouldTakeAllTheTypeFilesOfTheStandIn() {
    List<String> files = new ArrayList<>(List.of(TypeFiles.OWN));
    if (!probe().isPurview() || isStandIn()) {
      files.addAll(0, TypeFiles.PURVIEW);
    }
    ContractTypes types = new ContractTypes(probe());
    for (String file : files) {
      types.install(TypeFiles.read(file));
      types.isThere(TypeFiles.read(file));
    }
  }

  /** Whether it is the local catalogue, which starts with all the files. */
  private boolean isStandIn() {
    return Stream.of("azure_sql_table", "databricks_task", "lineweave_placeholder")
        .allMatch(type -> probe().get("/types/entitydef/name/" + type).status() == 200);
  }

  private Seen post(String section, String def) {
    return probe().post("/types/typedefs", typeDefs(section, def));
  }

  private static String typeDefs(String section, String def) {
    return ("{'" + section + "':[" + def + "]}").replace('\'', '"');
  }
}

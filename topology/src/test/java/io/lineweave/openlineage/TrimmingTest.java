package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.Reading.Trimmed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrimmingTest {
  private final EventReader reader = new EventReader(ReadingRules.defaults());

  @Test
  void shouldKeepOfAnEnvironmentWhereTheRunRan() {
    String facets =
        "'environment-properties':{'_producer':'p','environment-properties':{"
            + "'spark.databricks.notebook.path':'/a','user':'me','secret':'x',"
            + "'mountPoints':[{'mountPoint':'/mnt/a','source':'abfss://c@a.net/'}],"
            + "'nested':{'orgId':'1','other':'2'}}}";
    assertThat(facet(facets, "environment-properties"))
        .isEqualTo(
            json(
                "{'_producer':'p','environment-properties':{"
                    + "'spark.databricks.notebook.path':'/a',"
                    + "'mountPoints':[{'mountPoint':'/mnt/a','source':'abfss://c@a.net/'}],"
                    + "'nested':{'orgId':'1'}}}"));
    assertThat(event(facets).notes().trimmed().properties()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark_properties|{'properties':{'spark.master':'m','spark.x':'y'}}|{'properties':{'spark.master':'m'}}",
        "environmentVariables|{'environmentVariables':[{'name':'HOME','value':'x'},{'name':'orgId','value':'1'}]}"
            + "|{'environmentVariables':[{'name':'orgId','value':'1'}]}",
        "debezium_config|{'configs':['database.password=x','a=b']}|{'configs':[]}",
        "hive_properties|{'a':'b','list':[[1],'x',{}]}|{'list':[]}",
        "spark_properties|{'_producer':{'hidden':'x'},'_schemaURL':'u'}|{'_producer':{},'_schemaURL':'u'}",
        "spark_properties|{ 'properties' : { 'spark.app.name' : 'n' , 'x' : 1 } }|{'properties' : {'spark.app.name' : 'n'}}",
      })
  void shouldKeepAllowListedKeysOnly(String name, String json, String expected) {
    assertThat(facet("'" + name + "':" + json, name)).isEqualTo(json(expected));
  }

  @Test
  void shouldSkipHeavyFacetsWhereverTheyStand() {
    Reading.Event event =
        event("'debug':{'a':[1,{'b':'}'}]},'spark_unknown':{},'kept':{},'spark.logicalPlan':{}");
    assertThat(event.graph().runFacets().byName()).containsOnlyKeys("kept");
    Trimmed trimmed = event.notes().trimmed();
    assertThat(trimmed.heavyFacets()).isEqualTo(3);
    assertThat(trimmed.heavyBytes()).isEqualTo("{'a':[1,{'b':'}'}]}{}{}".length());
  }

  @Test
  void shouldTrimTheFacetsThatAParentForwards() {
    String facets =
        "'parent':{'run':{'runId':'p','facets':{'debug':{'x':1},'nominalTime':{'t':1},"
            + "'environmentVariables':{'environmentVariables':[{'name':'A','value':'s'}]}}},"
            + "'job':{'namespace':'n','name':'j','facets':{'jobType':{'a':[1,2]}}},"
            + "'root':{'run':{'runId':'r','facets':{'spark_properties':{'properties':{'k':'s'}}}}}}";
    assertThat(facet(facets, "parent"))
        .isEqualTo(
            json(
                "{'run':{'runId':'p','facets':{'nominalTime':{'t':1},"
                    + "'environmentVariables':{'environmentVariables':[]}}},"
                    + "'job':{'namespace':'n','name':'j','facets':{'jobType':{'a':[1,2]}}},"
                    + "'root':{'run':{'runId':'r','facets':{'spark_properties':{'properties':{}}}}}}"));
  }

  @Test
  void shouldCopyAParentThatForwardsNothingHidden() {
    String parent = "{ 'run' : {'runId':'p'}, 'job' : {'namespace':'n','name':'j'} }";
    assertThat(facet("'parent':" + parent, "parent")).isEqualTo(json(parent));
  }

  @Test
  void shouldCutCredentialsOutOfNamesAndFacetsAlike() {
    String json =
        json(
            "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r'},"
                + "'job':{'namespace':'https://u:hunter2@h/x','name':'j?token=hunter2'},"
                + "'outputs':[{'namespace':'postgres://u:hunter2@h:1','name':'t;password=hunter2',"
                + "'facets':{'symlinks':{'identifiers':[{'namespace':'jdbc:x://u:hunter2@h','name':'n'}]},"
                + "'dataSource':{'n':1.10,'uri':'postgres:\\/\\/u:hunter2\\u0040h:1'}}}]}");
    Reading.Event event = (Reading.Event) reader.read(json.getBytes(UTF_8));
    LineageGraph graph = event.graph();

    assertThat(graph.origin().job()).contains(new JobName("https://h/x", "j"));
    Dataset dataset = graph.outputs().get(new DatasetName("postgres://h:1", "t"));
    assertThat(text(dataset.facets(), "symlinks"))
        .isEqualTo(json("{'identifiers':[{'namespace':'jdbc:x://h','name':'n'}]}"));
    assertThat(text(dataset.facets(), "dataSource"))
        .isEqualTo(json("{'n':1.10,'uri':'postgres://h:1'}"));
    assertThat(event.notes().trimmed().credentials()).isEqualTo(6);
  }

  @Test
  void shouldMergeDatasetsThatDifferInTheirCredentialsOnly() {
    Reading.Event event =
        (Reading.Event)
            reader.read(
                json("{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r'},"
                        + "'job':{'namespace':'n','name':'j'},'inputs':["
                        + "{'namespace':'postgres://u:old@h','name':'t'},"
                        + "{'namespace':'postgres://u:new@h','name':'t'}]}")
                    .getBytes(UTF_8));
    assertThat(event.graph().inputs()).containsOnlyKeys(new DatasetName("postgres://h", "t"));
  }

  @Test
  void shouldKeepEverythingWhereEverythingIsAskedFor() {
    EventReader everything = new EventReader(ReadingRules.EVERYTHING);
    String facets = "{'debug':{'a':1},'spark_properties':{'properties':{'k':'postgres://u:p@h'}}}";
    byte[] json =
        json("{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r','facets':"
                + facets
                + "},'job':{'namespace':'n','name':'j'}}")
            .getBytes(UTF_8);
    Facets read = ((Reading.Event) everything.read(json)).graph().runFacets();
    assertThat(text(read, "debug")).isEqualTo(json("{'a':1}"));
    assertThat(text(read, "spark_properties"))
        .isEqualTo(json("{'properties':{'k':'postgres://u:p@h'}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'plan':[{'x':{'class':'no'},'class':'a.B'},{'class':'a.C'}]}|a.B",
        "{'_producer':'p','plan':[]}|''",
        "{'plan':'cut off'}|''",
        "{}|''",
      })
  void shouldNoteTheRootOfASparkPlan(String plan, String root) {
    assertThat(event("'spark.logicalPlan':" + plan).notes().sparkPlan()).contains(root);
    assertThat(event("'x':{}").notes().sparkPlan()).isEmpty();
  }

  private String facet(String facets, String name) {
    return text(event(facets).graph().runFacets(), name);
  }

  private Reading.Event event(String runFacets) {
    String json =
        "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r','facets':{"
            + runFacets
            + "}},'job':{'namespace':'n','name':'j'}}";
    Reading reading = reader.read(json(json).getBytes(UTF_8));
    assertThat(reading).isInstanceOf(Reading.Event.class);
    return (Reading.Event) reading;
  }

  private static String text(Facets facets, String name) {
    return new String(facets.get(name).orElseThrow().json(), UTF_8);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}

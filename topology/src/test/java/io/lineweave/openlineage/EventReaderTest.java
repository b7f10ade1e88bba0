package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.LineageGraph.Kind;
import io.lineweave.openlineage.Reading.Problem;
import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final String TIME = "'eventTime':'2026-11-20T11:00:00Z'";
  private static final String RUN = "'run':{'runId':'r-1'}";
  private static final String JOB = "'job':{'namespace':'ns','name':'job'}";

  private final EventReader reader = new EventReader(ReadingRules.defaults());

  @Test
  void shouldTellTheThreeKindsApart() {
    LineageGraph run = event(RUN, JOB, "'dataset':{'namespace':'d','name':'t'}");
    LineageGraph dataset = event("'dataset':{'namespace':'d','name':'t'}");
    LineageGraph job = event(JOB, "'outputs':[{'namespace':'d','name':'t'}]");

    assertThat(run.kind()).isEqualTo(Kind.RUN);
    assertThat(run.id()).isEqualTo("r-1");
    assertThat(dataset.kind()).isEqualTo(Kind.DATASET);
    assertThat(dataset.id()).isEqualTo("dataset:d/t");
    assertThat(dataset.origin().job()).isEmpty();
    assertThat(dataset.outputs()).containsOnlyKeys(new DatasetName("d", "t"));
    assertThat(job.kind()).isEqualTo(Kind.JOB);
    assertThat(job.id()).isEqualTo("job:ns/job");
    assertThat(job.outputs()).containsOnlyKeys(new DatasetName("d", "t"));
  }

  @ParameterizedTest
  @CsvSource({"START,START", "complete,COMPLETE", "Fail,FAIL", "SUSPENDED,OTHER"})
  void shouldReadEventTypesInAnyCase(String type, EventType expected) {
    assertThat(event(RUN, JOB, "'eventType':'" + type + "'").lifecycle().saw(expected)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x':1", "'eventType':null", "'eventType':''"})
  void shouldDoWithoutAnEventType(String type) {
    assertThat(event(RUN, JOB, type).lifecycle().saw(EventType.NONE)).isTrue();
  }

  @Test
  void shouldKeepARunIdThatIsNoUuidAsText() {
    assertThat(event("'run':{'runId':'manual__2026 ü'}", JOB).id()).isEqualTo("manual__2026 ü");
    assertThat(event("'run':{'runId':4711}", JOB).id()).isEqualTo("4711");
  }

  @Test
  void shouldReadPartsInAnyOrder() {
    Reading reading =
        read("{" + JOB + ",'inputs':[{'name':'t','namespace':'d'}]," + RUN + "," + TIME + "}");
    LineageGraph graph = ((Reading.Event) reading).graph();
    assertThat(graph.inputs().get(new DatasetName("d", "t")).seen().time())
        .isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
  }

  @Test
  void shouldLetTheLastOfTwoEqualKeysWin() {
    LineageGraph graph =
        event(
            "'run':{'runId':'first','facets':{'lost':{}}}",
            "'run':{'runId':'last','facets':{'processing_engine':{'name':'a'},"
                + "'processing_engine':{'name':'b'},'tags':{},'tags':null}}",
            JOB,
            "'inputs':[{'namespace':'d','name':'lost'}]",
            "'inputs':[{'namespace':'d','name':'no','name':'t'}]");

    assertThat(graph.id()).isEqualTo("last");
    assertThat(graph.runFacets().byName()).containsOnlyKeys("processing_engine");
    assertThat(json(graph.runFacets(), "processing_engine")).isEqualTo("{\"name\":\"b\"}");
    assertThat(graph.inputs()).containsOnlyKeys(new DatasetName("d", "t"));
  }

  @Test
  void shouldTakeNullsForAbsent() {
    LineageGraph graph =
        event(
            "'run':{'runId':'r-1','facets':null}",
            "'job':{'namespace':'ns','name':'job','facets':{'sql':null}}",
            "'dataset':null",
            "'producer':null",
            "'inputs':null",
            "'outputs':[{'namespace':'d','name':'t','facets':null,'outputFacets':null}]");

    assertThat(graph.runFacets()).isEqualTo(Facets.NONE);
    assertThat(graph.jobFacets().byName()).isEmpty();
    assertThat(graph.inputs()).isEmpty();
    assertThat(graph.origin().producer()).isEmpty();
    assertThat(graph.outputs()).hasSize(1);
  }

  @Test
  void shouldCopyFacetsByteForByte() {
    String facet = "{ \"any\" : [1.10, 1E+2, {\"ü\":\"\\n\"}] , \"x\":null}";
    LineageGraph graph = event("'run':{'runId':'r-1','facets':{'my_custom':" + facet + "}}", JOB);
    assertThat(json(graph.runFacets(), "my_custom")).isEqualTo(facet);
  }

  @Test
  void shouldMergeADatasetThatIsListedTwice() {
    LineageGraph graph =
        event(
            RUN,
            JOB,
            "'inputs':[{'namespace':'d','name':'t','facets':{'schema':{}}},"
                + "{'namespace':'d','name':'t','facets':{'symlinks':{}},'inputFacets':{'subset':{}}}]");
    Dataset dataset = graph.inputs().get(new DatasetName("d", "t"));
    assertThat(graph.inputs()).hasSize(1);
    assertThat(dataset.facets().byName()).containsOnlyKeys("schema", "symlinks");
    assertThat(dataset.roleFacets().byName()).containsOnlyKeys("subset");
  }

  @Test
  void shouldLeaveATombstoneForDeletedFacetsOfJobsAndDatasetsOnly() {
    String deleted = "{'_producer':'p','_deleted':true}";
    LineageGraph graph =
        event(
            "'run':{'runId':'r-1','facets':{'x':" + deleted + "}}",
            "'job':{'namespace':'ns','name':'j','facets':{'sql':"
                + deleted
                + ",'jobType':"
                + deleted
                + "}}",
            "'outputs':[{'namespace':'d','name':'t','facets':{'schema':"
                + deleted
                + ",'tags':{'_deleted':false}},'outputFacets':{'y':"
                + deleted
                + "}}]");
    Dataset output = graph.outputs().get(new DatasetName("d", "t"));

    assertThat(graph.runFacets().get("x")).isPresent();
    assertThat(graph.jobFacets().byName().get("sql").isDeleted()).isTrue();
    assertThat(graph.jobFacets().byName().get("jobType").isDeleted()).isTrue();
    assertThat(output.facets().byName().get("schema").isDeleted()).isTrue();
    assertThat(output.facets().get("tags")).isPresent();
    assertThat(output.roleFacets().get("y")).isPresent();
  }

  @Test
  void shouldMarkASnapshot() {
    String pattern = "'emissionPattern':{'eventTrigger':'PERIODIC','eventContentMode':'%s'}";
    String job = "'job':{'namespace':'ns','name':'j','facets':{'jobType':{" + pattern + "}}}";
    String outputs = "'outputs':[{'namespace':'d','name':'t'}]";
    LineageGraph snapshot = event(RUN, job.formatted("COMPLETE_SNAPSHOT"), outputs);
    assertThat(snapshot.snapshot()).contains(snapshot.lifecycle().first());
    assertThat(event(RUN, job.formatted("COMPLETE_SNAPSHOT")).snapshot()).isEmpty();
    assertThat(event(RUN, job.formatted("ACCUMULATIVE"), outputs).snapshot()).isEmpty();
  }

  @Test
  void shouldLoseANamelessDatasetOnly() {
    Reading reading =
        read(
            "{"
                + TIME
                + ","
                + RUN
                + ","
                + JOB
                + ",'inputs':[{'namespace':'d'},null,7,{'namespace':'d','name':'t'}]}");
    Reading.Event event = (Reading.Event) reading;
    assertThat(event.graph().inputs()).containsOnlyKeys(new DatasetName("d", "t"));
    assertThat(event.notes().trimmed().namelessDatasets()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "'text'", "[1]", "true"})
  void shouldLoseAFacetThatIsNoObjectOnly(String value) {
    LineageGraph graph = event("'run':{'runId':'r-1','facets':{'a':" + value + ",'b':{}}}", JOB);
    assertThat(graph.runFacets().byName()).containsOnlyKeys("b");
  }

  @Test
  void shouldReplaceWhatUtf8CannotSay() {
    LineageGraph graph =
        event("'run':{'runId':'a\\ud800b\\u0000','facets':{'x\\u0000':{'k':'\\ud83d'}}}", JOB);
    assertThat(graph.id()).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(json(graph.runFacets(), "x\uFFFD")).isEqualTo("{\"k\":\"\uFFFD\"}");
    assertThat(event("'run':{'runId':'\\ud83d\\ude00'}", JOB).id()).isEqualTo("\uD83D\uDE00");
  }

  @Test
  void shouldRefuseBytesThatAreNoUtf8InFacets() {
    byte[] json =
        ("{" + TIME + ",'run':{'runId':'r','facets':{'x':{'k':'ABC'}}}," + JOB + "}")
            .replace('\'', '"')
            .getBytes(UTF_8);
    int at = new String(json, UTF_8).indexOf("ABC");
    json[at] = (byte) 0xED;
    json[at + 1] = (byte) 0xA0;
    json[at + 2] = (byte) 0x80;
    assertThat(((Reading.Defect) reader.read(json)).problem()).isEqualTo(Problem.NOT_JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|NOT_AN_EVENT",
        "7|NOT_AN_EVENT",
        "{'eventTime':'2026-11-20T11:00:00Z','run':{},'job':{'namespace':'n','name':'j'}}|NOT_AN_EVENT",
        "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r'}}|NOT_AN_EVENT",
        "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r'},'job':{'namespace':'n'}}|NOT_AN_EVENT",
        "{'eventTime':'2026-11-20T11:00:00Z','run':'r','job':{'namespace':'n','name':'j'}}|NOT_AN_EVENT",
        "{'eventTime':'2026-11-20T11:00:00Z','dataset':{'namespace':'n'}}|NOT_AN_EVENT",
        "{'run':{'runId':'r'},'job':{'namespace':'n','name':'j'}}|BAD_TIME",
        "{'eventTime':'soon','run':{'runId':'r'},'job':{'namespace':'n','name':'j'}}|BAD_TIME",
        "{'run':{'runId':'r'},|NOT_JSON",
        "{'run':{'runId':'r'},}|NOT_JSON",
        "{'run':tru}|NOT_JSON",
        "{'job':{'name':'a\\q'}}|NOT_JSON",
        "|NOT_JSON",
      })
  void shouldSayWhatIsWrong(String json, Problem expected) {
    assertThat(problem(json == null ? "" : json)).isEqualTo(expected);
  }

  @Test
  void shouldRefuseASecondValueBehindTheEvent() {
    String event = "{" + TIME + "," + RUN + "," + JOB + "}";
    assertThat(problem(event + event)).isEqualTo(Problem.NOT_JSON);
    assertThat(problem(event + " x")).isEqualTo(Problem.NOT_JSON);
    assertThat(read(event + " \n")).isInstanceOf(Reading.Event.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-32", "UTF-16LE"})
  void shouldRefuseOtherEncodings(String charset) {
    byte[] json =
        ("{" + TIME + "," + RUN + "," + JOB + "}")
            .replace('\'', '"')
            .getBytes(Charset.forName(charset));
    assertThat(((Reading.Defect) reader.read(json)).problem()).isEqualTo(Problem.NOT_JSON);
  }

  @Test
  void shouldNeverQuoteTheEvent() {
    assertThat(((Reading.Defect) read("{'password':hunter2}")).message()).doesNotContain("hunter2");
  }

  @Test
  void shouldReadARangeOfTheBytes() {
    String event = "{" + TIME + ",'run':{'runId':'r','facets':{'x':{'k':1}}}," + JOB + "}";
    byte[] bytes = ("[7,  " + event + ", null]").replace('\'', '"').getBytes(UTF_8);
    Reading reading = reader.read(bytes, 5, event.length());
    assertThat(json(((Reading.Event) reading).graph().runFacets(), "x")).isEqualTo("{\"k\":1}");
  }

  private Reading read(String json) {
    return reader.read(json.replace('\'', '"').getBytes(UTF_8));
  }

  private Problem problem(String json) {
    return ((Reading.Defect) read(json)).problem();
  }

  private LineageGraph event(String... parts) {
    Reading reading = read("{" + TIME + "," + String.join(",", parts) + "}");
    assertThat(reading).isInstanceOf(Reading.Event.class);
    return ((Reading.Event) reading).graph();
  }

  private static String json(Facets facets, String name) {
    return new String(facets.get(name).orElseThrow().json(), UTF_8);
  }
}

package io.lineweave.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.AssembleSettings;
import io.lineweave.assemble.Replay;
import io.lineweave.backfill.Period;
import io.lineweave.delivery.HandClock;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.ReadingRules;
import io.lineweave.publish.PublishSettings;
import io.lineweave.resolve.ResolveSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day is replayed that is more than a year ago. */
final class BackfillTopologyTest {
  private static final Topics TOPICS =
      new Topics("lineweave", List.of("openlineage.events")).ofBackfill();
  private static final Instant DAY = Instant.parse("2024-05-01T00:00:00Z");
  private static final Period PERIOD = new Period(DAY, DAY.plus(Duration.ofDays(1)));
  private static final String OUT = "{\"namespace\":\"db\",\"name\":\"out\"}";

  private final HandClock clock = new HandClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> shown = new ArrayList<>();

  @TempDir Path state;
  private Replay replay;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> events;

  @BeforeEach
  void start() {
    start(topology().toGraphs());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldUseTheTopicsThatItMakesAndWriteNothingButGraphs() {
    Set<String> read = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    topology().toGraphs().describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .forEach(
            node -> {
              if (node instanceof Source source) {
                read.addAll(source.topicSet());
              } else if (node instanceof Sink sink) {
                written.add(sink.topic());
              }
            });

    assertThat(read).containsExactly("by-run-repartition", "openlineage.events");
    assertThat(written).containsExactly("by-run-repartition", "lineweave.graphs");
    assertThat(TOPICS.ofRuns())
        .extracting(TopicSpec::name)
        .containsExactly(
            "lineweave-backfill-by-run-repartition", "lineweave-backfill-runs-changelog");
  }

  @Test
  void shouldTellARunOnceEverythingWasRead() {
    send(noon(), event("START", "r", "", ""));
    send(noon(), event("COMPLETE", "r", "", OUT));
    pass(Duration.ofDays(3));
    assertThat(graphs()).isEmpty();
    assertThat(replay.tasksOver()).isZero();

    replay.allRead();
    pass(Duration.ofSeconds(1));

    assertThat(graphs()).hasSize(1);
    assertThat(replay.tasksOver()).isEqualTo(1);
  }

  @Test
  void shouldSayWhoWroteAGraphAndWriteItAtTheTimeOfNow() {
    send(noon(), event("COMPLETE", "r", "", OUT));
    finish();

    TestRecord<String, byte[]> written = graphs().get(0);
    assertThat(ReplayHeader.in(written.headers())).contains("b-7");
    assertThat(Assembly.in(read(written.value())).orElseThrow().replayId()).contains("b-7");
    assertThat(Assembly.in(read(written.value())).orElseThrow().arrivalTime()).contains(noon());
    assertThat(written.key()).isEqualTo("jobs/copy");
    assertThat(written.getRecordTime()).isEqualTo(clock.instant());
  }

  @Test
  void shouldSendEventsOnWithTheTimeOfNowBecauseOldOnesAreRefusedOrDeleted() {
    send(noon(), event("COMPLETE", "r", "", OUT));

    assertThat(read("lineweave-backfill-by-run-repartition"))
        .hasSize(1)
        .allSatisfy(it -> assertThat(it.getRecordTime()).isEqualTo(clock.instant()));
  }

  @Test
  void shouldTellWholeRunsThatEndInThePeriodAndNoOthers() {
    Instant before = PERIOD.from().minusMillis(1);
    Instant after = PERIOD.to();
    send(before, event("START", "begins-before", "", ""));
    send(before, event("COMPLETE", "ends-before", "", OUT));
    send(PERIOD.from(), event("COMPLETE", "begins-before", "", OUT));
    send(PERIOD.to().minusMillis(1), event("FAIL", "fails-within", "", OUT));
    send(noon(), event("START", "ends-after", "", ""));
    send(noon(), event("COMPLETE", "start-comes-late", "", OUT));
    send(noon(), event("START", "ends-never", "", OUT));
    send(after, event("COMPLETE", "ends-after", "", OUT));
    send(after, event("START", "start-comes-late", "", ""));
    finish();

    List<LineageGraph> told = graphs().stream().map(it -> read(it.value())).toList();
    assertThat(told)
        .extracting(LineageGraph::id)
        .containsExactlyInAnyOrder("begins-before", "fails-within", "start-comes-late");
    assertThat(told)
        .filteredOn(graph -> !graph.id().equals("fails-within"))
        .allSatisfy(graph -> assertThat(Assembly.in(graph).orElseThrow().startTime()).isPresent());
  }

  @Test
  void shouldTellARunThatEndsTwiceInBothPeriods() {
    send(PERIOD.to(), event("COMPLETE", "r", "", OUT));
    send(noon(), event("COMPLETE", "r", "", OUT));
    finish();

    assertThat(graphs()).hasSize(1);
  }

  @Test
  void shouldTellAJobThatNeverEndsIfItWasActiveInThePeriod() {
    String streaming =
        "\"jobType\":{\"processingType\":\"STREAMING\",\"integration\":\"FLINK\",\"jobType\":\"JOB\"}";
    send(noon(), event("RUNNING", "active", streaming, OUT));
    send(PERIOD.to(), event("RUNNING", "later", streaming, OUT));
    finish();

    List<TestRecord<String, byte[]>> told = graphs();
    assertThat(told).hasSize(1);
    LineageGraph graph = read(told.get(0).value());
    assertThat(graph.id()).isEqualTo("active");
    assertThat(Assembly.in(graph).orElseThrow().completeness()).isEqualTo(Completeness.CHECKPOINT);
  }

  @Test
  void shouldTellStaticLineageOfThePeriodOnly() {
    String job =
        """
        {"eventTime":"2024-05-01T00:00:00Z","producer":"p","schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent",
         "job":{"namespace":"jobs","name":"%s"},"inputs":[],"outputs":[%s]}""";
    send(noon(), job.formatted("in", OUT));
    send(PERIOD.to(), job.formatted("out", OUT));

    assertThat(graphs()).extracting(TestRecord::key).containsExactly("jobs/in");
  }

  @Test
  void shouldCountWhatIsRejectedOrFilteredAndSetNothingAsideAgain() {
    send(noon(), "<html>");
    send(noon(), event("COMPLETE", "writes-nothing", "", ""));
    finish();

    assertThat(graphs()).isEmpty();
    assertThat(counted("lineweave.intake.rejected", "reason", "NOT_JSON")).isEqualTo(1);
    assertThat(counted("lineweave.assemble.filtered", "rule", "no-outputs")).isEqualTo(1);
    assertThat(driver.producedTopicNames()).doesNotContain("lineweave.dead-letters");
  }

  @Test
  void shouldOnlyShowGraphsInADryRun() {
    driver.close();
    start(topology().showing((job, graph) -> shown.add(job)));
    send(noon(), event("COMPLETE", "r", "", OUT));
    finish();

    assertThat(shown).containsExactly("jobs/copy");
    assertThat(driver.producedTopicNames()).doesNotContain("lineweave.graphs");
  }

  private void finish() {
    pass(Duration.ofSeconds(1));
    replay.allRead();
    pass(Duration.ofSeconds(1));
  }

  private List<TestRecord<String, byte[]>> graphs() {
    return read("lineweave.graphs");
  }

  private List<TestRecord<String, byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static LineageGraph read(byte[] json) {
    return new EventReader(ReadingRules.EVERYTHING)
        .read(json)
        .fold(
            Reading.Event::graph,
            defect -> {
              throw new AssertionError(defect);
            });
  }

  private double counted(String name, String tag, String value) {
    return meters.get(name).tag(tag, value).counter().count();
  }

  private void send(Instant time, String event) {
    events.pipeInput(null, event.getBytes(UTF_8), time);
  }

  private void pass(Duration duration) {
    clock.advance(duration);
    driver.advanceWallClockTime(duration);
  }

  private static Instant noon() {
    return DAY.plus(Duration.ofHours(12));
  }

  private BackfillTopology topology() {
    replay = new Replay();
    TopologySettings settings =
        new TopologySettings(
            TOPICS,
            8,
            IntakeSettings.defaults(),
            AssembleSettings.defaults().replaying("b-7"),
            ResolveSettings.defaults(),
            PublishSettings.DEFAULT);
    return new BackfillTopology(settings, PERIOD, replay, clock, meters);
  }

  private void start(Topology topology) {
    Properties config = new Properties();
    config.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            TOPICS.applicationId(),
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "none:0",
            StreamsConfig.STATE_DIR_CONFIG,
            state.toString(),
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            true));
    driver = new TopologyTestDriver(topology, config, clock.instant());
    events =
        driver.createInputTopic(
            "openlineage.events", new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static String event(String type, String run, String jobFacets, String output) {
    return """
        {"eventType":"%s","eventTime":"2024-05-01T10:00:00Z","producer":"https://example.org",
         "run":{"runId":"%s"},"job":{"namespace":"jobs","name":"copy","facets":{%s}},
         "inputs":[],"outputs":[%s]}"""
        .formatted(type, run, jobFacets, output);
  }
}

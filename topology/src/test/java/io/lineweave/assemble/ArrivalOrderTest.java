package io.lineweave.assemble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.Room.Written;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.EventWriter;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.LineageGraph.Kind;
import io.lineweave.openlineage.ReadingRules;
import io.lineweave.openlineage.Samples;
import io.lineweave.outcome.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same events give the same graphs, whatever order, repetition or partition they come in. */
class ArrivalOrderTest {
  private static final EventReader READER = new EventReader(ReadingRules.defaults());

  /** The run events of all real sessions at hand, in the order of their files. */
  private static final List<LineageGraph> SESSION = session();

  private static final Map<String, List<LineageGraph>> RUNS =
      SESSION.stream()
          .collect(Collectors.groupingBy(LineageGraph::id, TreeMap::new, Collectors.toList()));

  private static final Map<String, String> EXPECTED = outcomes(room -> SESSION.forEach(room::send));

  @Property
  void shouldMergeARunToTheSameGraph(@ForAll("arrangements") List<LineageGraph> events) {
    List<LineageGraph> inOrder = RUNS.get(events.get(0).id());

    assertThat(written(events)).isEqualTo(written(inOrder));
  }

  @Test
  void shouldKnowEnoughRunsToProveSomething() {
    assertThat(RUNS).hasSizeGreaterThan(50);
    assertThat(RUNS.values()).filteredOn(run -> run.size() > 2).hasSizeGreaterThan(8);
    assertThat(EXPECTED.values()).anyMatch(outcome -> outcome.startsWith("{"));
  }

  @Test
  void shouldWriteTheSameGraphsInReversedOrder() {
    List<LineageGraph> reversed = new ArrayList<>(SESSION);
    Collections.reverse(reversed);

    assertThat(outcomes(room -> reversed.forEach(room::send))).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldWriteTheSameGraphsInAnyOrder(long seed) {
    List<LineageGraph> shuffled = new ArrayList<>(SESSION);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(outcomes(room -> shuffled.forEach(room::send))).isEqualTo(EXPECTED);
  }

  @Test
  void shouldWriteTheSameGraphsOfDoubledEvents() {
    assertThat(
            outcomes(
                room -> {
                  SESSION.forEach(room::send);
                  SESSION.forEach(room::send);
                }))
        .isEqualTo(EXPECTED);
  }

  @Test
  void shouldWriteTheSameGraphsOfASessionReplayedAfterItClosed() {
    assertThat(
            outcomes(
                room -> {
                  SESSION.forEach(room::send);
                  room.settle();
                  SESSION.forEach(room::send);
                }))
        .isEqualTo(EXPECTED);
  }

  /** Partitions of the source advance unevenly: one is read long before the next. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void shouldWriteTheSameGraphsOfEventsSplitOverPartitions(int partitions) {
    assertThat(
            outcomes(
                room -> {
                  for (int partition = 0; partition < partitions; partition++) {
                    int mine = partition;
                    IntStream.range(0, SESSION.size())
                        .filter(i -> i % partitions == mine)
                        .forEach(i -> room.send(SESSION.get(i)));
                    room.advance(Duration.ofSeconds(30));
                  }
                }))
        .isEqualTo(EXPECTED);
  }

  @Provide
  Arbitrary<List<LineageGraph>> arrangements() {
    return Arbitraries.of(RUNS.values())
        .flatMap(
            run ->
                Arbitraries.shuffle(run)
                    .flatMap(
                        shuffled ->
                            Arbitraries.of(run)
                                .list()
                                .ofMaxSize(4)
                                .flatMap(again -> Arbitraries.shuffle(joined(shuffled, again)))));
  }

  private static List<LineageGraph> joined(List<LineageGraph> run, List<LineageGraph> again) {
    return Stream.concat(run.stream(), again.stream()).toList();
  }

  private static String written(List<LineageGraph> events) {
    LineageGraph graph = events.stream().reduce(LineageGraph::merge).orElseThrow();
    byte[] json = EventWriter.write(graph, Assembly.of(graph, 0, Completeness.COMPLETE, 1));
    return new String(json, UTF_8);
  }

  /** What becomes of each run at last: its graph, or the rule that dropped it. */
  private static Map<String, String> outcomes(Consumer<Room> replay) {
    try (Room room = new Room()) {
      replay.accept(room);
      room.advance(Duration.ofHours(25));
      Map<String, String> outcomes = new TreeMap<>();
      for (Receipt receipt : room.receipts) {
        outcomes.put(receipt.runId(), receipt.reason());
      }
      for (Written written : room.graphs) {
        outcomes.put(written.graph().id(), written.content());
      }
      return outcomes;
    }
  }

  private static List<LineageGraph> session() {
    Stream<byte[]> runs =
        Stream.of(
                "spark-delta-merge",
                "spark-cached-write",
                "spark-streaming-stopped",
                "spark-start-last",
                "spark-bigquery",
                "dbt-failed",
                "airflow-start-only")
            .flatMap(name -> Events.run(name).stream())
            .map(json -> json.getBytes(UTF_8));
    return Stream.concat(Samples.all().stream().map(Samples.Sample::bytes), runs)
        .flatMap(json -> read(json).stream())
        .filter(event -> event.kind() == Kind.RUN)
        .toList();
  }

  private static List<LineageGraph> read(byte[] json) {
    return READER.read(json).fold(event -> List.of(event.graph()), defect -> List.of());
  }
}

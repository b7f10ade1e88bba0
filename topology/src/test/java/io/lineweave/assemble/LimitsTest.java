package io.lineweave.assemble;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.LeftOut;
import io.lineweave.outcome.Receipt;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each bound is counted by name, and reaching it costs no other run anything. */
class LimitsTest {

  @Test
  void shouldCloseTheRunThatIsDueFirstWhenTooManyAreOpen() {
    try (Room room = new Room(new Changed().openRuns(2).settings())) {
      for (int run = 1; run <= 3; run++) {
        room.send(event("START", 0).of("r-" + run).out(dataset("x")));
        room.advance(Duration.ofSeconds(1));
      }

      assertThat(room.graphs).extracting(it -> it.graph().id()).containsExactly("r-1");
      assertThat(room.graphs.get(0).assembly().completeness()).isEqualTo(Completeness.TIMED_OUT);
      assertThat(room.gauged("open")).isEqualTo(2);
      assertThat(room.counted("limit", "limit", "OPEN_RUNS")).isEqualTo(1);
    }
  }

  @Test
  void shouldLoseNothingOfARunThatWasClosedEarly() {
    try (Room room = new Room(new Changed().openRuns(1).settings())) {
      room.send(event("START", 0).of("r-1").in(dataset("a")).out(dataset("x")));
      room.send(event("START", 0).of("r-2").out(dataset("y")));
      room.send(event("COMPLETE", 1).of("r-2"));
      room.settle();
      room.send(event("COMPLETE", 1).of("r-1"));
      room.settle();

      assertThat(room.graphs)
          .filteredOn(it -> it.graph().id().equals("r-1"))
          .extracting(it -> it.assembly().completeness())
          .containsExactly(Completeness.TIMED_OUT, Completeness.COMPLETE);
      assertThat(room.graphs.get(room.graphs.size() - 1).graph().inputs()).hasSize(1);
    }
  }

  @Test
  void shouldCloseAStreamingJobEarlyRatherThanForEver() {
    try (Room room = new Room(new Changed().openRuns(1).settings())) {
      String streaming = "\"jobType\":{\"processingType\":\"STREAMING\"}";
      room.send(event("START", 0).of("r-1").jobFacet(streaming).out(dataset("x")));
      room.advance(Duration.ofSeconds(1));
      room.send(event("START", 0).of("r-2").jobFacet(streaming).out(dataset("y")));
      assertThat(room.gauged("open")).isEqualTo(1);
      room.advance(Duration.ofSeconds(1));

      room.send(event("RUNNING", 1).of("r-1").in(dataset("a")));

      assertThat(room.graphs)
          .extracting(it -> it.graph().id(), it -> it.assembly().completeness())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("r-1", Completeness.CHECKPOINT),
              org.assertj.core.groups.Tuple.tuple("r-2", Completeness.CHECKPOINT));
    }
  }

  @Test
  void shouldForgetTheRunThatWasClosedFirstWhenTooManyAreKept() {
    try (Room room = new Room(new Changed().keptRuns(2).settings())) {
      for (int run = 1; run <= 5; run++) {
        room.send(event("COMPLETE", 0).of("r-" + run).out(dataset("x")));
      }
      room.settle();
      room.settle();

      assertThat(room.graphs).hasSize(5);
      assertThat(room.gauged("kept")).isEqualTo(2);
      assertThat(room.counted("limit", "limit", "KEPT_RUNS")).isEqualTo(3);
    }
  }

  @Test
  void shouldKeepTheFirstDatasetsByNameInWhateverOrderTheyCome() {
    Changed three = new Changed().datasets(3);
    try (Room up = new Room(three.settings());
        Room down = new Room(three.settings())) {
      for (int name = 1; name <= 8; name++) {
        up.send(event("RUNNING", name).in(dataset("t" + name)).out(dataset("x")));
        int back = 9 - name;
        down.send(event("RUNNING", back).in(dataset("t" + back)).out(dataset("x")));
      }
      up.send(event("COMPLETE", 9));
      down.send(event("COMPLETE", 9));
      up.settle();
      down.settle();

      assertThat(up.graphs.get(0).graph().inputs().keySet())
          .extracting(DatasetName::name)
          .containsExactly("t1", "t2", "t3");
      assertThat(down.graphs.get(0).content()).isEqualTo(up.graphs.get(0).content());
      assertThat(up.graphs.get(0).assembly().leftOut()).containsExactly(LeftOut.DATASETS);
      assertThat(down.graphs.get(0).assembly().leftOut()).containsExactly(LeftOut.DATASETS);
      assertThat(up.counted("left_out", "kind", "DATASETS")).isPositive();
    }
  }

  @Test
  void shouldStoreLessOfARunThatGrowsTooLarge() {
    try (Room room = new Room(new Changed().storedBytes(20_000).settings())) {
      room.send(event("START", 0).in(dataset("a")).out(dataset("x", schema(1, 200))));
      room.send(event("RUNNING", 1).out(dataset("y", schema(2, 2_000))));
      room.send(event("COMPLETE", 2));
      room.settle();

      assertThat(room.graphs.get(0).assembly().leftOut()).contains(LeftOut.SCHEMA);
      assertThat(room.graphs.get(0).graph().outputs()).hasSize(2);
      assertThat(room.stored().values()).allMatch(value -> value.length < 20_100);
    }
  }

  @Test
  void shouldSetAsideAnEventThatMakesItsRunTooLargeWhateverIsLeftOut() {
    try (Room room = new Room(new Changed().storedBytes(10_000).settings())) {
      room.send(event("START", 0).out(dataset("x")));
      String name = noise(9, 15_000);
      room.send(
          event("RUNNING", 1).json().replace("\"name\":\"job\"", "\"name\":\"" + name + "\""));
      room.send(event("COMPLETE", 2).of("other").out(dataset("y")));
      room.send(event("COMPLETE", 2));
      room.settle();

      assertThat(room.graphs).extracting(it -> it.graph().id()).contains("r-1", "other");
      assertThat(room.parked).hasSize(1);
      assertThat(header(room, "lineweave.reason")).isEqualTo("RUN_TOO_LARGE");
      assertThat(header(room, "__streams.errors.topic")).isEqualTo("by-run");
      assertThat(room.counted("events", "fate", "PARKED")).isEqualTo(1);
    }
  }

  @Test
  void shouldSetAsideAGraphThatIsTooLargeWhateverIsLeftOutAndSaySo() {
    try (Room room = new Room(new Changed().graphBytes(10_000).settings())) {
      room.send(
          event("COMPLETE", 1)
              .out(dataset("x"))
              .json()
              .replace("\"job\",", "\"" + noise(8, 15_000) + "\",")
              .replace("\"ns\",", "\"" + noise(9, 15_000) + "\","));
      room.settle();

      assertThat(room.graphs).isEmpty();
      assertThat(room.parked).hasSize(1);
      assertThat(room.receipts)
          .extracting(Receipt::state, Receipt::reason)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Receipt.State.DEAD_LETTERED, "RUN_TOO_LARGE"));
    }
  }

  @Test
  void shouldCompressAGraphBeforeItLeavesAnythingOut() {
    try (Room room = new Room(new Changed().graphBytes(10_000).settings())) {
      String columns =
          IntStream.range(0, 2_000)
              .mapToObj(i -> "{\"name\":\"c\"}")
              .collect(Collectors.joining(","));
      room.send(
          event("COMPLETE", 1).out(dataset("x", "\"schema\":{\"fields\":[" + columns + "]}")));
      room.settle();

      assertThat(room.graphs.get(0).bytes()).hasSizeLessThan(10_000).startsWith(0x1f, 0x8b);
      assertThat(room.graphs.get(0).json()).hasSizeGreaterThan(20_000);
      assertThat(room.graphs.get(0).assembly().leftOut()).isEmpty();
    }
  }

  @Test
  void shouldSayWhichSettingIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Changed().grace(Duration.ofSeconds(-1)).settings())
        .withMessageContaining("assemble.grace")
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Changed().openRuns(0).settings())
        .withMessageContaining("assemble.limits.open-runs");
  }

  private static String schema(int seed, int columns) {
    return "\"schema\":{\"fields\":["
        + IntStream.range(0, columns)
            .mapToObj(i -> "{\"name\":\"" + noise(seed * 100_000L + i, 16) + "\"}")
            .collect(Collectors.joining(","))
        + "]}";
  }

  /** Letters that no compression makes much of. */
  private static String noise(long seed, int length) {
    return new Random(seed)
        .ints(length, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String header(Room room, String name) {
    return new String(room.parked.get(0).lastHeader(name).value(), UTF_8);
  }
}

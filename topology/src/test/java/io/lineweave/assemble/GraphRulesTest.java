package io.lineweave.assemble;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.outcome.Receipt;
import io.lineweave.yaml.RuleFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphRulesTest {

  @Test
  void shouldDropWhatWroteNothing() {
    assertDropped("no-outputs", event("COMPLETE", 1).in(dataset("a")));
  }

  @Test
  void shouldDropAnUpdateInPlace() {
    assertDropped(
        "self-copy",
        event("COMPLETE", 1)
            .in(dataset("a") + "," + dataset("b"))
            .out(dataset("b") + "," + dataset("a")));
  }

  @Test
  void shouldKeepAWriteIntoOneOfItsInputs() {
    assertKept(event("COMPLETE", 1).in(dataset("a") + "," + dataset("b")).out(dataset("b")).json());
  }

  @Test
  void shouldKeepACopyToTheSameNameElsewhere() {
    assertKept(
        event("COMPLETE", 1)
            .in("{\"namespace\":\"one\",\"name\":\"retail\"}")
            .out("{\"namespace\":\"two\",\"name\":\"retail\"}")
            .json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tmp/hive/x",
        "tmp/x",
        "sales/_temporary/0",
        "/lake/t/_delta_log",
        "/lake/t/_delta_log/_last_checkpoint",
        "out/_spark_metadata",
        "q/_checkpoints"
      })
  void shouldDropWhatIsTemporaryOrACheckpoint(String name) {
    assertDropped("temporary", event("COMPLETE", 1).in(dataset("a")).out(dataset(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tmpx/y", "lake/tmp/x", "my_temporary/x", "delta_log", "tmp"})
  void shouldKeepWhatOnlyLooksTemporary(String name) {
    assertKept(event("COMPLETE", 1).in(dataset("a")).out(dataset(name)).json());
  }

  @Test
  void shouldKeepAGraphThatWritesSomethingLastingToo() {
    assertKept(event("COMPLETE", 1).out(dataset("/tmp/x") + "," + dataset("lake/x")).json());
  }

  @Test
  void shouldDropByARuleOfTheUser() {
    String rules =
        """
        rules:
          - name: only-what-ended
            action: drop
            when: {completeness: timed_out}
          - name: sandbox
            action: drop
            when: {output: "db/sandbox*", integration: SPARK}
        """;
    try (Room room = new Room(new Changed().filters(rules).settings())) {
      room.send(
          event("COMPLETE", 1)
              .jobFacet("\"jobType\":{\"integration\":\"SPARK\"}")
              .out(dataset("sandbox1")));
      room.send(event("COMPLETE", 1).of("r-2").out(dataset("sandbox2")));
      room.send(event("START", 1).of("r-3").out(dataset("x")));
      room.settle();
      room.advance(java.time.Duration.ofHours(25));

      assertThat(room.receipts)
          .extracting(Receipt::reason)
          .containsExactly("sandbox", "only-what-ended");
      assertThat(room.graphs).extracting(it -> it.graph().id()).containsExactly("r-2");
    }
  }

  @Test
  void shouldLetARuleOfTheUserKeepWhatABuiltInOneDrops() {
    String rules =
        """
        rules:
          - name: keep-all-of-ours
            action: keep
            when: {job-namespace: ns}
        """;
    try (Room room = new Room(new Changed().filters(rules).settings())) {
      room.send(event("COMPLETE", 1).in(dataset("a")));
      room.settle();

      assertThat(room.graphs).hasSize(1);
    }
  }

  @Test
  void shouldSayWhereARuleIsWrong() {
    assertThatThrownBy(
            () ->
                GraphRules.parse(
                    "my.yaml", "rules:\n  - name: a\n    action: drop\n    when: {outputs: []}\n"))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining("my.yaml")
        .hasMessageContaining("lasting-output");
  }

  private static void assertDropped(String rule, Events.Hand event) {
    try (Room room = new Room()) {
      room.send(event);
      room.settle();

      assertThat(room.graphs).isEmpty();
      assertThat(room.receipts)
          .extracting(Receipt::state, Receipt::reason)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(Receipt.State.FILTERED, rule));
      assertThat(room.counted("filtered", "rule", rule)).isEqualTo(1);
    }
  }

  private static void assertKept(String event) {
    try (Room room = new Room()) {
      room.send(event);
      room.settle();

      assertThat(room.graphs).hasSize(1);
      assertThat(room.receipts).isEmpty();
    }
  }
}

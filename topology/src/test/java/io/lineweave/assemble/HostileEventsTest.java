package io.lineweave.assemble;

import static io.lineweave.assemble.Events.dataset;
import static io.lineweave.assemble.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What intake lets through must not stop the room, whatever it is. */
class HostileEventsTest {
  private final Room room = new Room();

  @AfterEach
  void close() {
    room.close();
  }

  static String[] strangeFacets() {
    return new String[] {
      "{\"n\":" + "9".repeat(999) + "}",
      "{\"n\":1.9e999999999}",
      "{\"x\":" + "[".repeat(900) + "]".repeat(900) + "}",
      "{\"" + "k".repeat(10_000) + "\":\"" + "v".repeat(50_000) + "\"}",
      "{\"_producer\":{\"_schemaURL\":\"x\"},\"_schemaURL\":[1],\"_deleted\":\"yes\"}",
      "{\"job\":[],\"run\":{\"runId\":{}},\"processingType\":[{}],\"fields\":{\"c\":[]}}",
      "{\"a\":1,\"a\":2,\"\\u0000\":\"\\ud800\"}"
    };
  }

  @ParameterizedTest
  @MethodSource("strangeFacets")
  void shouldBearStrangeFacetsAnywhere(String facet) {
    String named =
        String.join(
            ",",
            "\"parent\":" + facet,
            "\"jobType\":" + facet,
            "\"lineage\":" + facet,
            "\"columnLineage\":" + facet,
            "\"tags\":" + facet,
            "\"lineweave_assembly\":" + facet);
    room.send(
        event("START", 0)
            .runFacet(named)
            .jobFacet(named)
            .in(dataset("a", named))
            .out(dataset("x", named)),
        event("COMPLETE", 1).out(dataset("y")));
    room.settle();

    assertThat(room.graphs).hasSize(1);
    assertThat(room.graphs.get(0).graph().outputs()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("strangeFacets")
  void shouldLeaveStrangeFacetsOutOfWhatIsTooLarge(String facet) {
    try (Room small = new Room(new Changed().storedBytes(10_000).graphBytes(10_000).settings())) {
      small.send(
          event("COMPLETE", 0)
              .out(dataset("x", "\"lineage\":" + facet + ",\"columnLineage\":" + facet)));
      small.settle();

      assertThat(small.graphs).hasSize(1);
    }
  }

  @Test
  void shouldNotMistakeARunForAStaticEvent() {
    room.send(
        event("COMPLETE", 0).of("job:n/j").out(dataset("x")).json(),
        """
        {"eventTime":"2026-01-01T00:00:00Z","producer":"urn:p","job":{"namespace":"n","name":"j"},
        "outputs":[{"namespace":"d","name":"t"}]}""",
        event("COMPLETE", 0).of("job:n/j").in(dataset("a")).json());
    room.settle();

    assertThat(room.graphs).hasSize(2);
  }

  @Test
  void shouldTakeRunIdsOfAnyText() {
    for (String id : new String[] {"p", "r", "m", "\\u0000", "ä/ö:ü", "x".repeat(10_000)}) {
      room.send(event("COMPLETE", 0).of(id).out(dataset("x")));
    }
    room.settle();

    assertThat(room.graphs).hasSize(6);
  }

  @Test
  void shouldOverwriteAnAssemblyThatSomebodyElseWrote() {
    room.send(
        event("COMPLETE", 0)
            .runFacet("\"lineweave_assembly\":{\"revision\":99,\"completeness\":\"STATIC\"}")
            .out(dataset("x")));
    room.settle();

    assertThat(room.graphs.get(0).assembly().revision()).isZero();
  }
}

package io.lineweave.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.backfill.ReceiptWatch.End;
import io.lineweave.backfill.BackfillPlan;
import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.backfill.BackfillPlan.Stage;
import io.lineweave.backfill.Period;
import io.lineweave.backfill.Tally;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackfillReportTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Tally tally = new Tally();

  @Test
  void shouldSayWhatWasReadAndWhatBecameOfIt() {
    meters.counter("lineweave.intake.rejected", "reason", "NOT_JSON").increment(2);
    meters.counter("lineweave.intake.rejected", "reason", "EMPTY").increment();
    meters.counter("lineweave.intake.dropped", "rule", "none");
    run("a", State.DEAD_LETTERED);
    run("b", State.UNCHANGED);

    assertThat(report(Source.EVENTS, End.SETTLED).lines())
        .containsExactly(
            "backfill of 2026-11-01T00:00:00Z/2026-11-08T00:00:00Z",
            "     5,012  events read",
            "         3  rejected; the dead letters have them already",
            "         2  runs appended",
            "         1  unchanged",
            "         1  dead-lettered",
            "       61s  took");
  }

  @Test
  void shouldSayThatTheServiceIsNotThereAndWhatFollows() {
    tally.appended("a", new SourcePosition("lineweave.graphs", 0, 0));

    BackfillReport report = report(Source.GRAPHS, End.NO_SERVICE);

    assertThat(report.isSettled()).isFalse();
    assertThat(report.lines())
        .contains("     5,012  graphs read", "         1  without a receipt yet")
        .last()
        .asString()
        .contains("publishes them when it starts");
  }

  private BackfillReport report(Source source, End end) {
    Period week =
        new Period(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-08T00:00:00Z"));
    BackfillPlan plan =
        new BackfillPlan("", source, week, Duration.ZERO, Instant.EPOCH, Stage.APPENDED);
    return new BackfillReport(plan, 5_012, meters, tally, end, Duration.ofSeconds(61));
  }

  private void run(String id, State state) {
    tally.appended(id, new SourcePosition("lineweave.graphs", 0, 0));
    tally.received(
        new Receipt(
            id,
            0,
            state,
            "",
            "ns/job",
            Optional.empty(),
            Optional.empty(),
            "lineweave.graphs-0@0",
            List.of(),
            List.of(),
            Instant.EPOCH));
  }
}

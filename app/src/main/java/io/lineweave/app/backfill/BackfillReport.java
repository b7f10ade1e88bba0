package io.lineweave.app.backfill;

import io.lineweave.backfill.BackfillPlan;
import io.lineweave.backfill.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a backfill came to.
 *
 * @param records how many records were read
 * @param meters what rooms one and two counted since the command was last started
 * @param end how the waiting for receipts ended
 * @param took since the backfill was first started
 */
public record BackfillReport(
    BackfillPlan plan,
    long records,
    MeterRegistry meters,
    Tally tally,
    ReceiptWatch.End end,
    Duration took) {

  /** Whether every run has its receipt. */
  public boolean isSettled() {
    return end == ReceiptWatch.End.SETTLED;
  }

  /** For a person. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("backfill of " + plan.replayId());
    switch (plan.source()) {
      case EVENTS -> {
        lines.add(row("events read", records));
        count("rejected; the dead letters have them already", "lineweave.intake.rejected", lines);
        count("dropped by filters on events", "lineweave.intake.dropped", lines);
        count("runs dropped by filters on graphs", "lineweave.assemble.filtered", lines);
      }
      case GRAPHS -> lines.add(row("graphs read", records));
    }
    lines.add(row("runs appended", tally.runs()));
    tally.settled().forEach((state, runs) -> lines.add(row(words(state.name()), runs)));
    if (tally.waiting() > 0) {
      lines.add(row("without a receipt yet", tally.waiting()));
    }
    lines.add("%9ds  took".formatted(took.toSeconds()));
    lines.addAll(unsettled());
    return lines;
  }

  private List<String> unsettled() {
    return switch (end) {
      case SETTLED -> List.of();
      case NO_SERVICE ->
          List.of(
              "The service is not running: the graphs are appended, and it publishes them when it starts.");
      case NO_PROGRESS ->
          List.of(
              "No receipt came for a while: the graphs are appended, and the service goes on with them. Its receipts and alerts say what it waits for.");
    };
  }

  private void count(String what, String counter, List<String> lines) {
    double sum = meters.find(counter).counters().stream().mapToDouble(Counter::count).sum();
    if (sum > 0) {
      lines.add(row(what, Math.round(sum)));
    }
  }

  private static String row(String what, long count) {
    return String.format(Locale.ROOT, "%,10d  %s", count, what);
  }

  private static String words(String state) {
    return state.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

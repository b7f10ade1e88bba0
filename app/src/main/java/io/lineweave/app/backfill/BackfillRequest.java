package io.lineweave.app.backfill;

import io.lineweave.backfill.BackfillPlan;
import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.backfill.BackfillPlan.Stage;
import io.lineweave.backfill.Period;
import java.time.Duration;
import java.time.Instant;

/**
 * What a person asks for.
 *
 * @param command the options, by which a repetition of an interrupted command is known
 * @param source what is replayed
 * @param period whose runs, or graphs, are replayed
 * @param around how much is read before and after
 * @param patience how long to wait for the next receipt before giving up on the rest
 * @param discard whether an unfinished backfill is given up first
 */
public record BackfillRequest(
    String command,
    Source source,
    Period period,
    Duration around,
    Duration patience,
    boolean discard) {
  BackfillPlan plan(Instant now) {
    return new BackfillPlan(command, source, period, around, now, Stage.REPLAYING);
  }
}

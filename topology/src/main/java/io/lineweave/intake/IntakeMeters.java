package io.lineweave.intake;

import io.lineweave.outcome.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** What intake counts; see {@code docs/operations.md}. */
final class IntakeMeters {
  private final Counter events;
  private final Counter kept;
  private final Counter bytesIn;
  private final Map<DeadLetter.Reason, Counter> rejected = new EnumMap<>(DeadLetter.Reason.class);

  IntakeMeters(MeterRegistry meters) {
    events = meters.counter("lineweave.intake.events");
    kept = meters.counter("lineweave.intake.kept");
    bytesIn = meters.counter("lineweave.intake.bytes.in");
    for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
      rejected.put(reason, meters.counter("lineweave.intake.rejected", "reason", reason.name()));
    }
  }

  void in(int verdicts, byte[] value) {
    events.increment(verdicts);
    bytesIn.increment(value == null ? 0 : value.length);
  }

  void kept() {
    kept.increment();
  }

  void rejected(DeadLetter why) {
    rejected.get(why.reason()).increment();
  }
}

package io.lineweave.intake;

import io.lineweave.filter.Rules;
import io.lineweave.openlineage.Reading.Notes;
import io.lineweave.openlineage.Reading.Trimmed;
import io.lineweave.outcome.DeadLetter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What intake counts. Counters exist from the start, so that a rate of the first one is seen, and
 * are looked up here rather than in the registry: intake sees every event of the company.
 */
final class IntakeMeters {
  private final MeterRegistry meters;
  private final Counter records;
  private final Counter events;
  private final Counter bytesIn;
  private final Counter bytesOut;
  private final Map<String, Counter> kept = new HashMap<>();
  private final Map<String, Counter> dropped = new HashMap<>();
  private final Map<DeadLetter.Reason, Counter> rejected = new EnumMap<>(DeadLetter.Reason.class);
  private final Map<Left, Counter> trimmed = new EnumMap<>(Left.class);

  /** What is left out of events that travel on. */
  private enum Left {
    HEAVY_FACET,
    HEAVY_BYTE,
    PROPERTY,
    CREDENTIAL,
    NAMELESS_DATASET,
    MALFORMED_FACET
  }

  IntakeMeters(MeterRegistry meters, List<String> rules) {
    this.meters = meters;
    records = counter("records");
    events = counter("events");
    bytesIn = counter("bytes.in");
    bytesOut = counter("bytes.out");
    for (String rule : rules) {
      kept.put(rule, counter("kept", "rule", rule));
      dropped.put(rule, counter("dropped", "rule", rule));
    }
    kept.put(Rules.NO_RULE, counter("kept", "rule", Rules.NO_RULE));
    for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
      rejected.put(reason, counter("rejected", "reason", reason.name()));
    }
    for (Left left : Left.values()) {
      trimmed.put(left, counter("trimmed", "what", left.name()));
    }
  }

  private Counter counter(String name, String... tags) {
    return meters.counter("lineweave.intake." + name, tags);
  }

  void in(byte[] value, int eventsInIt) {
    records.increment();
    events.increment(eventsInIt);
    bytesIn.increment(value == null ? 0 : value.length);
  }

  void kept(Verdict.Kept verdict) {
    kept.get(verdict.rule()).increment();
    Notes notes = verdict.event().notes();
    Trimmed left = notes.trimmed();
    bytesOut.increment(notes.bytes());
    count(Left.HEAVY_FACET, left.heavyFacets());
    count(Left.HEAVY_BYTE, left.heavyBytes());
    count(Left.PROPERTY, left.properties());
    count(Left.CREDENTIAL, left.credentials());
    count(Left.NAMELESS_DATASET, left.namelessDatasets());
    count(Left.MALFORMED_FACET, left.malformedFacets());
  }

  private void count(Left left, int amount) {
    if (amount > 0) {
      trimmed.get(left).increment(amount);
    }
  }

  void dropped(Verdict.Dropped verdict) {
    dropped.get(verdict.rule()).increment();
  }

  void rejected(DeadLetter why) {
    rejected.get(why.reason()).increment();
  }
}

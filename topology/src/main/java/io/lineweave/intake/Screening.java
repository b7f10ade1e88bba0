package io.lineweave.intake;

import io.lineweave.filter.Decision;
import io.lineweave.intake.Verdict.Dropped;
import io.lineweave.intake.Verdict.Kept;
import io.lineweave.intake.Verdict.Rejected;
import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.Reading;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What intake makes of a record: a verdict for each event in it. Pure; safe for several threads.
 *
 * <p>Whatever the bytes are, it answers and never throws.
 */
public final class Screening {
  /** What the broker takes, with room for the record's key and headers. */
  private static final int MOST_ENCODED = 900_000;

  private final IntakeSettings settings;
  private final EventReader reader;

  public Screening(IntakeSettings settings) {
    this.settings = settings;
    this.reader = new EventReader(settings.reading());
  }

  /**
   * Screens one record.
   *
   * @param topic where it comes from
   * @param value its value, may be null: an event, or a list of events, perhaps compressed by gzip
   * @return at least one verdict, in the order of the events
   */
  public List<Verdict> screen(String topic, byte[] value) {
    try {
      byte[] json = Payload.of(value, settings.records());
      int begin = Spans.begin(json);
      if (begin == json.length) {
        throw new RejectedException(Reason.EMPTY, "the value is blank");
      }
      if (json[begin] == '[') {
        return list(topic, json, begin, value);
      }
      Reading reading = reader.read(json, begin, json.length - begin);
      return List.of(verdict(topic, reading, value, OptionalInt.empty()));
    } catch (RejectedException e) {
      return List.of(new Rejected(e.why(), value, OptionalInt.empty()));
    }
  }

  /**
   * One element of a record that holds a list, with the bytes that it is screened with.
   *
   * @param value the record's value, perhaps compressed by gzip
   * @param index which element, from 0
   * @return the element's bytes; empty if the value is over the limits, no list, or has no such one
   */
  public static Optional<byte[]> element(byte[] value, int index, RecordLimits limits) {
    try {
      byte[] json = Payload.of(value, limits);
      int begin = Spans.begin(json);
      if (begin == json.length || json[begin] != '[') {
        return Optional.empty();
      }
      List<Spans.Span> elements = Spans.elements(json, begin, limits.events());
      return index < elements.size()
          ? Optional.of(bytes(json, elements.get(index)))
          : Optional.empty();
    } catch (RejectedException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(byte[] json, Spans.Span span) {
    return Arrays.copyOfRange(json, span.from(), span.to());
  }

  private List<Verdict> list(String topic, byte[] json, int begin, byte[] record)
      throws RejectedException {
    int limit = settings.records().events();
    List<Spans.Span> elements = Spans.elements(json, begin, limit);
    if (elements.isEmpty()) {
      throw new RejectedException(Reason.NOT_AN_EVENT, "an empty list");
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      verdicts.add(i < limit ? element(topic, json, elements.get(i), i) : tooMany(record, i));
    }
    return verdicts;
  }

  private Verdict element(String topic, byte[] json, Spans.Span span, int index) {
    Reading reading = reader.read(json, span.from(), span.to() - span.from());
    return verdict(topic, reading, bytes(json, span), OptionalInt.of(index));
  }

  private static Verdict tooMany(byte[] record, int index) {
    String message = "a list of more than " + index + " events; what follows is left out";
    DeadLetter why = new DeadLetter(Reason.TOO_MANY_EVENTS, message);
    return new Rejected(why, record, OptionalInt.of(index));
  }

  private Verdict verdict(String topic, Reading reading, byte[] value, OptionalInt index) {
    return reading.fold(
        event ->
            objection(topic, event)
                .<Verdict>map(why -> new Rejected(why, value, index))
                .orElseGet(() -> filtered(topic, event)),
        defect ->
            new Rejected(new DeadLetter(reason(defect.problem()), defect.message()), value, index));
  }

  /** What speaks against an event that reads well. */
  private Optional<DeadLetter> objection(String topic, Reading.Event event) {
    Optional<JobName> foreign = settings.filters().foreign(topic, event.graph());
    if (foreign.isPresent()) {
      String message = "topic " + topic + " may not speak for " + foreign.get().namespace();
      return Optional.of(new DeadLetter(Reason.FOREIGN_NAMESPACE, message));
    }
    return isTooLargeToTravel(event)
        ? Optional.of(new DeadLetter(Reason.TOO_LARGE, "over 900 kB even when compressed"))
        : Optional.empty();
  }

  /** Few events are large and hardly any then compresses so badly, so few are encoded twice. */
  private static boolean isTooLargeToTravel(Reading.Event event) {
    return event.notes().bytes() > MOST_ENCODED / 2
        && GraphCodec.encode(event.graph()).length > MOST_ENCODED;
  }

  private Verdict filtered(String topic, Reading.Event event) {
    Decision decision = settings.filters().decide(topic, event);
    return decision.drops()
        ? new Dropped(event, decision.rule())
        : new Kept(event, decision.rule());
  }

  private static Reason reason(Reading.Problem problem) {
    return switch (problem) {
      case NOT_JSON -> Reason.NOT_JSON;
      case NOT_AN_EVENT -> Reason.NOT_AN_EVENT;
      case BAD_TIME -> Reason.BAD_TIME;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case TOO_DEEP -> Reason.TOO_DEEP;
      case TEXT_TOO_LONG -> Reason.STRING_TOO_LONG;
      case TOO_MANY_DATASETS -> Reason.TOO_MANY_DATASETS;
      case TOO_MANY_COLUMNS -> Reason.TOO_MANY_COLUMNS;
    };
  }
}

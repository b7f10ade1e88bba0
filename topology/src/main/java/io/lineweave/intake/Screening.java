package io.lineweave.intake;

import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.Reading;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What intake makes of a record: a verdict for each event in it. Pure; safe for several threads.
 *
 * <p>Whatever the bytes are, it answers and never throws.
 */
public final class Screening {
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
      return json[begin] == '['
          ? list(json, begin, value)
          : List.of(
              verdict(reader.read(json, begin, json.length - begin), value, OptionalInt.empty()));
    } catch (RejectedException e) {
      return List.of(new Verdict.Rejected(e.why(), value, OptionalInt.empty()));
    }
  }

  private List<Verdict> list(byte[] json, int begin, byte[] record) throws RejectedException {
    int limit = settings.records().events();
    List<Spans.Span> elements = Spans.elements(json, begin, limit);
    if (elements.isEmpty()) {
      throw new RejectedException(Reason.NOT_AN_EVENT, "an empty list");
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      verdicts.add(i < limit ? element(json, elements.get(i), i) : tooMany(record, i));
    }
    return verdicts;
  }

  private Verdict element(byte[] json, Spans.Span span, int index) {
    Reading reading = reader.read(json, span.from(), span.to() - span.from());
    byte[] element = Arrays.copyOfRange(json, span.from(), span.to());
    return verdict(reading, element, OptionalInt.of(index));
  }

  private Verdict tooMany(byte[] record, int index) {
    String message = "a list of more than " + index + " events; what follows is left out";
    return new Verdict.Rejected(
        new DeadLetter(Reason.TOO_MANY_EVENTS, message), record, OptionalInt.of(index));
  }

  private static Verdict verdict(Reading reading, byte[] value, OptionalInt index) {
    return reading.fold(
        Verdict.Kept::new,
        defect ->
            new Verdict.Rejected(
                new DeadLetter(reason(defect.problem()), defect.message()), value, index));
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

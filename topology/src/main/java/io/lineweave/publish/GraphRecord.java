package io.lineweave.publish;

import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.ReadingRules;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Reads the records of the graphs topic. They are our own, but the topic is public: a graph by
 * somebody else counts too, and what is no graph at all is set aside.
 */
public final class GraphRecord {
  /** Over what any graph decompresses to that was under the record limit of 900 kB. */
  private static final int MOST_BYTES = 64 << 20;

  private final EventReader reader = new EventReader(ReadingRules.EVERYTHING);

  /** A reader; for one thread at a time. */
  public GraphRecord() {}

  /**
   * The graph, or nothing once the rejection was told.
   *
   * @param value the record's value, plain or gzip-compressed; may be null
   */
  public Optional<LineageGraph> read(byte[] value, Consumer<DeadLetter> rejection) {
    if (value == null || value.length == 0) {
      rejection.accept(new DeadLetter(Reason.EMPTY, "the record has no value"));
      return Optional.empty();
    }
    try {
      return reader
          .read(isGzip(value) ? inflated(value) : value)
          .fold(
              event -> Optional.of(event.graph()),
              defect -> {
                rejection.accept(why(defect));
                return Optional.empty();
              });
    } catch (IOException e) {
      rejection.accept(new DeadLetter(Reason.BAD_COMPRESSION, "it begins like gzip but is none"));
      return Optional.empty();
    }
  }

  /** What assembly said of the graph, or what the graph itself tells where nobody assembled it. */
  static Assembly assembly(LineageGraph graph) {
    return Assembly.in(graph)
        .orElseGet(
            () ->
                Assembly.of(
                    graph,
                    0,
                    switch (graph.kind()) {
                      case RUN -> Completeness.ofEnded(graph.lifecycle().state());
                      case JOB, DATASET -> Completeness.STATIC;
                    },
                    1));
  }

  private static DeadLetter why(Reading.Defect defect) {
    Reason reason =
        switch (defect.problem()) {
          case NOT_JSON -> Reason.NOT_JSON;
          case NOT_AN_EVENT -> Reason.NOT_AN_EVENT;
          case BAD_TIME -> Reason.BAD_TIME;
          case TOO_LARGE -> Reason.TOO_LARGE;
          case TOO_DEEP -> Reason.TOO_DEEP;
          case TEXT_TOO_LONG -> Reason.STRING_TOO_LONG;
          case TOO_MANY_DATASETS -> Reason.TOO_MANY_DATASETS;
          case TOO_MANY_COLUMNS -> Reason.TOO_MANY_COLUMNS;
        };
    return new DeadLetter(reason, defect.message());
  }

  private static boolean isGzip(byte[] value) {
    return value.length > 1 && value[0] == (byte) 0x1f && value[1] == (byte) 0x8b;
  }

  private static byte[] inflated(byte[] value) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(value))) {
      byte[] json = gzip.readNBytes(MOST_BYTES + 1);
      if (json.length > MOST_BYTES) {
        throw new IOException("over the limit");
      }
      return json;
    }
  }
}

package io.lineweave.app.deadletters;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.RecordLookup;
import io.lineweave.app.kafka.TopicScan;
import io.lineweave.kafka.SourcePosition;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the dead-letter topic to its present end. Letters are not kept in memory, marks are. */
public final class LetterTopic {
  private static final Deserializer<byte[]> BYTES = new ByteArrayDeserializer();

  private final String name;
  private final Properties properties;

  /** The topic of that name; nothing is read yet. */
  public LetterTopic(String name, Properties properties) {
    this.name = name;
    this.properties = properties;
  }

  /** Takes letter after letter. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one letter. */
    void visit(Letter letter) throws StartFailure;
  }

  /**
   * All that was put back.
   *
   * @throws StartFailure if no broker answers or lets us read, or if there is no such topic
   */
  public Marks marks() throws StartFailure {
    Marks marks = new Marks();
    new TopicScan(name, properties)
        .read(BYTES, BYTES, Optional.empty(), record -> Mark.of(record).ifPresent(marks::add));
    return marks;
  }

  /**
   * Reads the letters set aside then or later, each partition's in their order.
   *
   * @throws StartFailure as above
   */
  public void read(Optional<Instant> from, Visitor visitor) throws StartFailure {
    new TopicScan(name, properties)
        .read(
            BYTES,
            BYTES,
            from,
            record -> {
              if (Mark.of(record).isEmpty()) {
                visitor.visit(Letter.of(record));
              }
            });
  }

  /**
   * The letter of that name, if it is there.
   *
   * @throws StartFailure as above
   */
  public Optional<Letter> one(LetterId id) throws StartFailure {
    try (RecordLookup records = new RecordLookup(properties)) {
      return records
          .at(new SourcePosition(name, id.partition(), id.offset()))
          .filter(record -> Mark.of(record).isEmpty())
          .map(Letter::of);
    }
  }
}

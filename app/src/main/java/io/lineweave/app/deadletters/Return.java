package io.lineweave.app.deadletters;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.RecordLookup;
import io.lineweave.app.kafka.StreamsProperties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The way back: reads the dead letters once to choose, and once more to put back what was chosen.
 *
 * @param letters the topic
 * @param name its name
 * @param clients properties of the clients
 */
public record Return(LetterTopic letters, String name, StreamsProperties clients) {

  /**
   * Lets a redrive choose among the letters that are meant.
   *
   * @throws StartFailure if no broker answers or lets us read, or if there is no such topic
   */
  public void choose(Redrive redrive, Selection selection) throws StartFailure {
    letters.read(
        selection.from(),
        letter -> {
          if (selection.matches(letter)) {
            redrive.choose(letter);
          }
        });
  }

  /**
   * Puts back what was chosen.
   *
   * @param step told after each letter
   * @throws StartFailure if no broker answers, lets us read, or takes the records
   */
  public void putBack(Redrive redrive, Selection selection, Runnable step) throws StartFailure {
    try (RecordLookup records = new RecordLookup(clients.reader());
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                clients.writer(), new ByteArraySerializer(), new ByteArraySerializer())) {
      Originals originals = new Originals(records);
      Postbox postbox = new Postbox(producer, name, redrive.fates());
      letters.read(
          selection.from(),
          letter -> {
            if (redrive.putBack(letter, originals, postbox)) {
              step.run();
            }
          });
      postbox.flush();
    }
  }

  /**
   * Says of what was chosen whether it could be put back, and writes nothing.
   *
   * @throws StartFailure as above
   */
  public void rehearse(Redrive redrive, Selection selection, Runnable step) throws StartFailure {
    try (RecordLookup records = new RecordLookup(clients.reader())) {
      Originals originals = new Originals(records);
      letters.read(
          selection.from(),
          letter -> {
            if (redrive.rehearse(letter, originals)) {
              step.run();
            }
          });
    }
  }
}

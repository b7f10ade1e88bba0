package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.SourcePosition;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Says that a dead letter was put back. A record on the dead-letter topic itself, in the letter's
 * partition and so always behind it, without key and value: it is kept for longer than what it is
 * about, and needs no topic of its own. No producer can forge one, for intake lets no header of
 * that name pass.
 *
 * @param letter which one
 * @param attempts how often it was put back with this time
 * @param to where it stands now
 * @param at when
 */
public record Mark(LetterId letter, int attempts, Optional<SourcePosition> to, Instant at) {

  /** The mark that a record is, if it is one. */
  static Optional<Mark> of(ConsumerRecord<byte[], byte[]> record) {
    return Letter.text(record.headers(), DeadLetterHeaders.REDRIVEN)
        .flatMap(LetterId::parse)
        .filter(letter -> letter.partition() == record.partition())
        .map(
            letter ->
                new Mark(
                    letter,
                    DeadLetterHeaders.attempts(record.headers()),
                    Letter.text(record.headers(), DeadLetterHeaders.REDRIVEN_TO)
                        .flatMap(SourcePosition::parse),
                    Instant.ofEpochMilli(record.timestamp())));
  }

  /** The record that says so on this topic. */
  static ProducerRecord<byte[], byte[]> record(
      String topic, LetterId letter, int attempts, SourcePosition to) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, letter.partition(), null, null);
    record.headers().add(DeadLetterHeaders.REDRIVEN, letter.toString().getBytes(UTF_8));
    record.headers().add(DeadLetterHeaders.REDRIVEN_TO, to.toString().getBytes(UTF_8));
    record.headers().add(DeadLetterHeaders.ATTEMPTS, Integer.toString(attempts).getBytes(UTF_8));
    return record;
  }
}

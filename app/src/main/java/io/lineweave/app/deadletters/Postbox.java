package io.lineweave.app.deadletters;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.kafka.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Puts records back and marks their letters, some at a time: first the records, and once the broker
 * has them the marks. Killed in between, the letters of the last lot are put back again by the next
 * run, which changes nothing: merging is idempotent, and a graph's process is written once more.
 */
final class Postbox {
  private static final int LOT = 100;
  private static final long LOT_BYTES = 8 << 20;

  private final Producer<byte[], byte[]> producer;
  private final String deadLetters;
  private final Fates fates;
  private final Map<String, Item> lot = new LinkedHashMap<>();
  private final Map<String, SourcePosition> done = new HashMap<>();
  private long bytes;

  /** What is put back once, with the letters that it is put back for. */
  private record Item(ProducerRecord<byte[], byte[]> record, int attempt, List<Letter> letters) {}

  Postbox(Producer<byte[], byte[]> producer, String deadLetters, Fates fates) {
    this.producer = producer;
    this.deadLetters = deadLetters;
    this.fates = fates;
  }

  /** Whether a letter about the same was put in before; then this one is marked with it. */
  boolean joins(Letter letter, int attempt) throws StartFailure {
    String subject = subject(letter);
    if (lot.containsKey(subject)) {
      lot.get(subject).letters().add(letter);
      return true;
    }
    if (!done.containsKey(subject)) {
      return false;
    }
    fates.add(letter, Fate.REPEATED);
    await(
        producer.send(Mark.record(deadLetters, letter.id(), attempt, done.get(subject))),
        deadLetters);
    return true;
  }

  /** Puts a record in; it goes with its lot. */
  void put(Letter letter, ProducerRecord<byte[], byte[]> record, int attempt) throws StartFailure {
    lot.put(subject(letter), new Item(record, attempt, new ArrayList<>(List.of(letter))));
    bytes += record.value() == null ? 0 : record.value().length;
    if (lot.size() >= LOT || bytes >= LOT_BYTES) {
      flush();
    }
  }

  /**
   * Sends what is in, and waits until the broker has it.
   *
   * @throws StartFailure if it does not take it
   */
  void flush() throws StartFailure {
    Map<String, Future<RecordMetadata>> answers = new LinkedHashMap<>();
    lot.forEach((subject, item) -> answers.put(subject, producer.send(item.record())));
    List<Future<RecordMetadata>> marks = new ArrayList<>();
    for (var answer : answers.entrySet()) {
      Item item = lot.get(answer.getKey());
      Optional<RecordMetadata> at = await(answer.getValue(), item.record().topic());
      at.ifPresent(metadata -> marks.addAll(mark(answer.getKey(), item, metadata)));
      if (at.isEmpty()) {
        item.letters().forEach(letter -> fates.add(letter, Fate.TOO_LARGE));
      }
    }
    for (Future<RecordMetadata> mark : marks) {
      await(mark, deadLetters);
    }
    lot.clear();
    bytes = 0;
  }

  private List<Future<RecordMetadata>> mark(String subject, Item item, RecordMetadata at) {
    SourcePosition position = new SourcePosition(at.topic(), at.partition(), at.offset());
    done.put(subject, position);
    List<Future<RecordMetadata>> marks = new ArrayList<>();
    for (Letter letter : item.letters()) {
      fates.add(letter, marks.isEmpty() ? Fate.REDRIVEN : Fate.REPEATED);
      marks.add(producer.send(Mark.record(deadLetters, letter.id(), item.attempt(), position)));
    }
    return marks;
  }

  /** Of letters about the same it is the same: the record, the element of its list, and the key. */
  private static String subject(Letter letter) {
    return letter
        .source()
        .map(
            source ->
                source
                    + "#"
                    + letter.index().orElse(-1)
                    + "#"
                    + letter.original().key().map(Arrays::hashCode).orElse(0))
        .orElseGet(() -> letter.id().toString());
  }

  private static Optional<RecordMetadata> await(Future<RecordMetadata> answer, String topic)
      throws StartFailure {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return Optional.empty();
      }
      throw new StartFailure(
          ExitCode.TOPICS,
          "cannot write to topic %s: %s. May this client write there? What was put back until now is marked; the same command goes on from there."
              .formatted(topic, e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure(
          ExitCode.FAILED, "interrupted; the same command goes on where this one was");
    }
  }
}

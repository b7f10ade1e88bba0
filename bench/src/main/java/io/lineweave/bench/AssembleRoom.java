package io.lineweave.bench;

import io.lineweave.assemble.Assemble;
import io.lineweave.assemble.AssembleSettings;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The room alone, over a real RocksDB store without cache and changelog: what is measured is the
 * room, not Kafka Streams.
 */
final class AssembleRoom implements AutoCloseable {
  private final Path directory;
  private final StateStore store;
  private final MockProcessorContext<String, Emission> context;
  private final Assemble door;
  private Processor<String, byte[], String, Emission> processor;
  private Punctuator punctuator;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  AssembleRoom() {
    try {
      directory = Files.createTempDirectory("assemble");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    context = new MockProcessorContext<>(config, new TaskId(0, 0), directory.toFile());
    InstantSource clock = () -> now;
    door = new Assemble(AssembleSettings.defaults(), clock, new SimpleMeterRegistry());
    store = door.stores().iterator().next().withLoggingDisabled().withCachingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    start();
  }

  /** A new task over what the store holds. */
  void start() {
    processor = door.get();
    processor.init(context);
    int last = context.scheduledPunctuators().size() - 1;
    punctuator = context.scheduledPunctuators().get(last).getPunctuator();
  }

  /** An event arrives from the repartition topic. The room goes by its id, not by the key. */
  void arrive(byte[] encoded) {
    processor.process(new Record<>("", encoded, now.toEpochMilli()));
  }

  /** That many new runs begin. */
  void begin(int runs, SparkRun run) {
    for (int i = 0; i < runs; i++) {
      arrive(GraphCodec.encode(run.start(run.newId())));
    }
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Ticks at least once, and until that many records came out. */
  void tickUntil(int records) {
    do {
      punctuator.punctuate(now.toEpochMilli());
    } while (context.forwarded().size() < records);
    context.resetForwards();
  }

  @Override
  public void close() {
    store.close();
    delete(directory);
  }

  /** Deletes a directory with all that is in it. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

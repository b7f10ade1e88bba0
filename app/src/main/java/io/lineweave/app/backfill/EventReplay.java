package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.backfill.BackfillBook.Entry;
import io.lineweave.app.kafka.Departure;
import io.lineweave.app.kafka.RestoreLog;
import io.lineweave.app.kafka.RocksDbMemory;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.kafka.ThreadReplacement;
import io.lineweave.app.kafka.TopicOffsets;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.app.settings.Settings;
import io.lineweave.assemble.Replay;
import io.lineweave.topology.BackfillTopology;
import io.lineweave.topology.TopologySettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Lets the events of a backfill run through rooms one and two: reads up to the ends, waits until
 * the second room has taken in all of it, has it tell its runs, and stops.
 *
 * <p>What lies behind the ends is read meanwhile as it comes; it may complete a run, and counts for
 * nothing.
 */
final class EventReplay {
  private static final String RESET = ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
  private static final Duration DRAIN = Duration.ofSeconds(25);

  private final KafkaSettings kafka;
  private final TopologySettings topology;
  private final BackfillBook book;
  private final TopicOffsets offsets;
  private final MeterRegistry meters;
  private final Steps steps;

  EventReplay(Settings settings, BackfillBook book, TopicOffsets offsets, Reporting reporting) {
    this.kafka = settings.kafka().ofBackfill();
    this.topology = settings.topology();
    this.book = book;
    this.offsets = offsets;
    this.meters = reporting.meters();
    this.steps = reporting.steps();
  }

  /**
   * Replays until all graphs are written, and safe.
   *
   * @param outlet where the graphs go
   * @throws StartFailure if it cannot go on; the same backfill then goes on where it stood
   */
  void run(Entry backfill, Function<BackfillTopology, Topology> outlet) throws StartFailure {
    Replay replay = new Replay();
    TopologySettings replaying = topology.ofBackfill(backfill.plan().replayId());
    BackfillTopology rooms =
        new BackfillTopology(
            replaying, backfill.plan().period(), replay, InstantSource.system(), meters);
    try (RocksDbMemory memory = new RocksDbMemory(kafka.stateMemory())) {
      Properties properties = new StreamsProperties(kafka, new SharedCredential()).streams(memory);
      // The begin is committed; where retention was faster, what is left of it is read.
      properties.put(StreamsConfig.MAIN_CONSUMER_PREFIX + RESET, "earliest");
      KafkaStreams streams = new KafkaStreams(outlet.apply(rooms), properties);
      Thread leaving = new Thread(() -> leave(streams, properties));
      // Ctrl-C: the next life then need not wait until this one is missed.
      Runtime.getRuntime().addShutdownHook(leaving);
      boolean clean = false;
      try {
        run(streams, backfill, replay);
        Runtime.getRuntime().removeShutdownHook(leaving);
      } finally {
        clean = leave(streams, properties);
      }
      if (!clean) {
        throw new StartFailure(
            ExitCode.UNCLEAN, "not stopped within " + DRAIN + "; the same command finishes it");
      }
    }
  }

  private static boolean leave(KafkaStreams streams, Properties properties) {
    return streams.close(Departure.within(DRAIN, properties));
  }

  private void run(KafkaStreams streams, Entry backfill, Replay replay) throws StartFailure {
    ThreadReplacement replacement =
        new ThreadReplacement(InstantSource.system(), EventReplay::pause);
    streams.setUncaughtExceptionHandler(replacement);
    streams.setGlobalStateRestoreListener(new RestoreLog());
    streams.start();
    awaitRead(backfill, replacement);
    awaitTakenIn(replacement);
    replay.allRead();
    Wait.until(() -> isGoingOn(replacement) && replay.tasksOver() == kafka.partitions());
  }

  private void awaitRead(Entry backfill, ThreadReplacement replacement) throws StartFailure {
    List<String> inputs = kafka.inputs();
    Map<TopicPartition, Long> starts = offsets.at(inputs, backfill.plan().reading().from());
    try (Steps.Step step =
        steps.begin("reading events", TopicOffsets.between(starts, backfill.ends()))) {
      Wait.until(
          () -> {
            Map<TopicPartition, Long> done = book.done(inputs);
            step.to(read(starts, done, backfill.ends()));
            return isGoingOn(replacement) && TopicOffsets.reached(done, backfill.ends());
          });
    }
  }

  /** What is behind the ends is none of the progress. */
  private static long read(
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> done,
      Map<TopicPartition, Long> ends) {
    return Math.max(0, TopicOffsets.between(starts, ends) - TopicOffsets.between(done, ends));
  }

  private void awaitTakenIn(ThreadReplacement replacement) throws StartFailure {
    List<String> byRun = List.of(kafka.topics().ofRuns().get(0).name());
    Map<TopicPartition, Long> ends = offsets.ends(byRun);
    Wait.until(() -> isGoingOn(replacement) && TopicOffsets.reached(book.done(byRun), ends));
  }

  private static boolean isGoingOn(ThreadReplacement replacement) throws StartFailure {
    if (replacement.givenUp().isDone()) {
      throw new StartFailure(
          ExitCode.PROCESSING,
          "the replay failed again and again, the log has the cause; the same command goes on");
    }
    return true;
  }

  private static void pause(Duration time) {
    try {
      Wait.rest(time);
    } catch (StartFailure e) {
      Thread.currentThread().interrupt();
    }
  }
}

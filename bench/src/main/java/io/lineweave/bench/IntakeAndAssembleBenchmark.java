package io.lineweave.bench;

import io.lineweave.assemble.AssembleSettings;
import io.lineweave.intake.IntakeSettings;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events per second from JSON to graphs on Kafka Streams' own test driver, which commits after
 * every record: the least that a broker gives.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class IntakeAndAssembleBenchmark {
  private static final int RUNS = 100;

  private final SparkRun run = new SparkRun();
  private byte[][] events;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> input;

  @Setup
  public void start() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench-" + UUID.randomUUID());
    Flow flow = new Flow("events", "graphs", 8);
    driver =
        new TopologyTestDriver(
            flow.topology(IntakeSettings.defaults(), AssembleSettings.defaults()), config);
    input =
        driver.createInputTopic(
            flow.events(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Setup(Level.Invocation)
  public void prepare() {
    events = new byte[RUNS * SparkRun.EVENTS][];
    int next = 0;
    for (int i = 0; i < RUNS; i++) {
      for (byte[] event : run.json(run.newId())) {
        events[next++] = event;
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(RUNS * SparkRun.EVENTS)
  public void event(Cpu cpu) {
    cpu.measure(events.length, this::send);
  }

  private void send() {
    for (byte[] event : events) {
      input.pipeInput(event);
    }
  }

  @TearDown(Level.Invocation)
  public void settle() {
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  @TearDown
  public void close() {
    driver.close();
  }
}

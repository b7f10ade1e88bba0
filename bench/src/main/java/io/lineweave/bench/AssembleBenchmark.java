package io.lineweave.bench;

import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs in the room while others are open: decoded from the repartition topic, read,
 * merged, encoded, written. An invocation is a thousand runs of four events, closed afterwards.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 10, time = 3)
@Fork(1)
public class AssembleBenchmark {
  private static final int RUNS = 1_000;

  @Param({"1000", "100000"})
  public int open;

  private final SparkRun run = new SparkRun();
  private final byte[][] events = new byte[RUNS * SparkRun.EVENTS][];
  private AssembleRoom room;

  @Setup
  public void open() {
    room = new AssembleRoom();
    room.begin(open, run);
  }

  @Setup(Level.Invocation)
  public void send() {
    int next = 0;
    for (int i = 0; i < RUNS; i++) {
      for (LineageGraph event : run.graphs(run.newId())) {
        events[next++] = GraphCodec.encode(event);
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(RUNS * SparkRun.EVENTS)
  public void event(Cpu cpu) {
    cpu.measure(events.length, this::arrive);
  }

  private void arrive() {
    for (byte[] event : events) {
      room.arrive(event);
    }
  }

  @TearDown(Level.Invocation)
  public void settle() {
    room.advance(Duration.ofSeconds(6));
    room.tickUntil(RUNS);
  }

  @TearDown
  public void close() {
    room.close();
  }
}

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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a tick takes that finds some runs due, while many others are open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AssembleTickBenchmark {
  @Param({"100000"})
  public int open;

  @Param({"0", "10", "1000"})
  public int due;

  private final SparkRun run = new SparkRun();
  private AssembleRoom room;

  @Setup
  public void open() {
    room = new AssembleRoom();
    room.begin(open, run);
  }

  @Setup(Level.Invocation)
  public void end() {
    for (int i = 0; i < due; i++) {
      for (LineageGraph event : run.graphs(run.newId())) {
        room.arrive(GraphCodec.encode(event));
      }
    }
    room.advance(Duration.ofSeconds(6));
  }

  @Benchmark
  public void tick(Cpu cpu) {
    cpu.measure(1, () -> room.tickUntil(due));
  }

  @TearDown
  public void close() {
    room.close();
  }
}

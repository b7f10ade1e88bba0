package io.lineweave.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.intake.Screening;
import io.lineweave.intake.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decode, filter and trim of one event, against building a tree of the same bytes.
 *
 * <p>Every call takes the next event of the file, so a result is the mean over the file.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class IntakeBenchmark {
  @Param({"small", "heavy"})
  public String events;

  private final ObjectMapper mapper = new ObjectMapper();
  private final Screening screening = new Screening(IntakeSettings.defaults());
  private byte[][] values;
  private int next;

  @Setup
  public void read() {
    values = EventFile.read("intake-" + events + ".ndjson.gz");
  }

  @Benchmark
  public List<Verdict> intake() {
    return screening.screen("events", value());
  }

  @Benchmark
  public JsonNode readTree() throws IOException {
    return mapper.readTree(value());
  }

  private byte[] value() {
    next = next + 1 == values.length ? 0 : next + 1;
    return values[next];
  }
}

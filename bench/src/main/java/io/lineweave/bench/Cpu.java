package io.lineweave.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The benchmark thread's own processor time per operation, beside the time on the clock: on a
 * machine that others use it is the number that can be compared.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Cpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Microseconds per operation. */
  public double cpu;

  private long nanos;
  private long operations;
  private int iterations;

  /** Events of all iterations are summed up, so each contributes its part of the mean. */
  @Setup(Level.Iteration)
  public void reset(BenchmarkParams params) {
    nanos = 0;
    operations = 0;
    iterations = params.getMeasurement().getCount() * Math.max(1, params.getForks());
  }

  void measure(int count, Runnable work) {
    long before = THREADS.getCurrentThreadCpuTime();
    work.run();
    nanos += THREADS.getCurrentThreadCpuTime() - before;
    operations += count;
    cpu = nanos / 1e3 / operations / iterations;
  }
}

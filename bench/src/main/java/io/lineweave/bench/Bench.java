package io.lineweave.bench;

import io.lineweave.bench.e2e.EndToEnd;
import java.util.Arrays;

/**
 * The bench's entry: {@code delivery} and {@code e2e} run those measurements, anything else is
 * JMH's.
 */
public final class Bench {
  private Bench() {}

  /** Runs what the first argument names. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("delivery")) {
      DeliveryBench.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    } else if (arguments.length > 0 && arguments[0].equals("e2e")) {
      System.exit(EndToEnd.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    } else {
      org.openjdk.jmh.Main.main(arguments);
    }
  }
}

package io.lineweave.bench;

import io.lineweave.bench.soak.SoakCommand;
import java.util.Arrays;

/**
 * The bench's entry: {@code delivery} runs that measurement, {@code soak} the long fault tests,
 * anything else is JMH's.
 */
public final class Bench {
  private Bench() {}

  /** Runs what the first argument names. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("delivery")) {
      DeliveryBench.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    } else if (arguments.length > 0 && arguments[0].equals("soak")) {
      SoakCommand.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    } else {
      org.openjdk.jmh.Main.main(arguments);
    }
  }
}

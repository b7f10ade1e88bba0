package io.lineweave.bench;

import io.lineweave.bench.e2e.EndToEnd;
import io.lineweave.bench.soak.SoakCommand;
import java.util.Arrays;

/**
 * The bench's entry: {@code delivery} and {@code e2e} run those measurements, {@code soak} the long
 * fault tests, anything else is JMH's.
 */
public final class Bench {
  private Bench() {}

  /** Runs what the first argument names, with the others. */
  public static void main(String[] arguments) throws Exception {
    String what = arguments.length == 0 ? "" : arguments[0];
    String[] others =
        Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    switch (what) {
      case "delivery" -> DeliveryBench.main(others);
      case "e2e" -> System.exit(EndToEnd.run(others));
      case "soak" -> SoakCommand.main(others);
      default -> org.openjdk.jmh.Main.main(arguments);
    }
  }
}

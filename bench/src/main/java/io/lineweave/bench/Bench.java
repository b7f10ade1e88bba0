package io.lineweave.bench;

import java.io.IOException;

/** The bench's entry: {@code delivery} runs that measurement, anything else is JMH's. */
public final class Bench {
  private Bench() {}

  /** Runs what the first argument names. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("delivery")) {
      DeliveryBench.main(arguments);
    } else {
      jmh(arguments);
    }
  }

  private static void jmh(String[] arguments) throws IOException {
    org.openjdk.jmh.Main.main(arguments);
  }
}

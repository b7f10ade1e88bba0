package io.lineweave.sandbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, for a program that wants to end by itself: whoever works asks now and then, and the JVM
 * waits until everything is closed.
 *
 * <p>Threading: the JVM's shutdown thread and the one that works.
 */
final class Stop implements AutoCloseable {
  private static final long MAX_SECONDS = 30;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private Stop() {}

  static Stop listen() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::askAndWait, "sandbox-stop"));
    return stop;
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  /** Everything is closed: the JVM may end. */
  @Override
  public void close() {
    closed.countDown();
  }

  private void askAndWait() {
    asked.countDown();
    try {
      if (!closed.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("Not everything was closed within " + MAX_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

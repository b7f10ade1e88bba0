package io.lineweave.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, to be closed in reverse order, also if the next one does not open. */
final class Opened implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /** Gives the duty to close over to another one. */
  Opened handOver() {
    Opened heir = new Opened();
    heir.opened.addAll(opened);
    opened.clear();
    return heir;
  }

  /** Closes all, whatever one of them throws. */
  @Override
  public void close() {
    RuntimeException failed = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        RuntimeException now = new IllegalStateException("cannot close", e);
        if (failed == null) {
          failed = now;
        } else {
          failed.addSuppressed(now);
        }
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}

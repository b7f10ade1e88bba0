package io.lineweave.app.http;

/** How the service is. */
public enum Health {
  /** Topics are made, state is restored, or partitions are being assigned. */
  STARTING,
  /** Processing. */
  RUNNING,
  /** On its way out, as asked. */
  STOPPING,
  /** Dead; only a restart helps. */
  FAILED;

  /** Whether a restart would not help. */
  public boolean live() {
    return this != FAILED;
  }

  /** Whether it is processing: running, and restored. */
  public boolean ready() {
    return this == RUNNING;
  }

  /** For people. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

package io.lineweave.bench.e2e;

/** Which of the real events the load is made of. */
enum Mix {
  /** All of them. */
  CORPUS,
  /** What Spark sent. */
  SPARK,
  /** Runs whose events have less than 4 KB on average. */
  SMALL,
  /** Runs whose events have more than 10 KB on average. */
  LARGE;

  private static final int SMALL_BYTES = 4_000;
  private static final int LARGE_BYTES = 10_000;

  boolean holds(Template template) {
    return switch (this) {
      case CORPUS -> true;
      case SPARK -> template.producer().contains("spark");
      case SMALL -> template.meanBytes() < SMALL_BYTES;
      case LARGE -> template.meanBytes() > LARGE_BYTES;
    };
  }
}

package io.lineweave.intake;

/**
 * What one record may measure.
 *
 * @param bytes bytes of its value, as it came and after decompression
 * @param compressionRatio how many times larger a compressed value may become; only values over 1
 *     MiB are held to it, because small ones of repetitive JSON exceed any useful ratio
 * @param events events in a list
 */
public record RecordLimits(int bytes, int compressionRatio, int events) {

  public RecordLimits {
    positive("limits.record-bytes", bytes);
    positive("limits.compression-ratio", compressionRatio);
    positive("limits.events", events);
  }

  /** Room for the largest event ever reported (23 MB, a Spark plan) and for real compression. */
  public static RecordLimits defaults() {
    return new RecordLimits(32 << 20, 200, 1_000);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be 1 or more");
    }
  }
}

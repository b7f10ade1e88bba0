package io.lineweave.intake;

import io.lineweave.outcome.DeadLetter.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The JSON inside a record's value: decompressed where it is gzip. */
final class Payload {
  /** Below this size, no ratio of compression can hurt. */
  private static final int HARMLESS_BYTES = 1 << 20;

  private Payload() {}

  /** The JSON's bytes: the very value if it is not compressed. */
  static byte[] of(byte[] value, RecordLimits limits) throws RejectedException {
    if (value == null || value.length == 0) {
      throw new RejectedException(Reason.EMPTY, "the record has no value");
    }
    if (value.length > limits.bytes()) {
      throw tooLarge(limits);
    }
    return isGzip(value) ? inflated(value, limits) : value;
  }

  private static boolean isGzip(byte[] value) {
    return value.length > 1 && value[0] == (byte) 0x1f && value[1] == (byte) 0x8b;
  }

  private static byte[] inflated(byte[] value, RecordLimits limits) throws RejectedException {
    long byRatio = Math.max(HARMLESS_BYTES, (long) limits.compressionRatio() * value.length);
    ByteArrayOutputStream json = new ByteArrayOutputStream(value.length * 8);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(value), 4096)) {
      byte[] chunk = new byte[16384];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        json.write(chunk, 0, read);
        if (json.size() > limits.bytes()) {
          throw tooLarge(limits);
        }
        if (json.size() > byRatio) {
          throw new RejectedException(
              Reason.COMPRESSION_RATIO,
              "it decompresses to more than " + limits.compressionRatio() + " times its size");
        }
      }
    } catch (IOException e) {
      throw new RejectedException(Reason.BAD_COMPRESSION, "it begins like gzip but is none");
    }
    return json.toByteArray();
  }

  private static RejectedException tooLarge(RecordLimits limits) {
    return new RejectedException(
        Reason.TOO_LARGE, "over the limit of " + limits.bytes() + " bytes per record");
  }
}

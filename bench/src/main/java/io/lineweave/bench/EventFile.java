package io.lineweave.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Real events from this module's resources. */
final class EventFile {
  private EventFile() {}

  /** The events of a compressed file with one per line. */
  static byte[][] read(String name) {
    try (InputStream in = new GZIPInputStream(EventFile.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}

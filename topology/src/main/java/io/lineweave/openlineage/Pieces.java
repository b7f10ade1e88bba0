package io.lineweave.openlineage;

import java.util.Arrays;

/** Bytes put together of pieces; for one thread, so without the locks of the JDK's. */
final class Pieces {
  private byte[] bytes = new byte[512];
  private int size;

  void add(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
  }

  void add(byte[] source, int from, int to) {
    room(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}

package io.lineweave.assemble;

import java.nio.ByteBuffer;

/**
 * What a start must know of an open run to find it again, without reading the run itself.
 *
 * @param due when to look at it
 * @param told when its last outcome was sent, in milliseconds since 1970; 0 before the first
 */
record Mark(long due, long told) {
  private static final byte VERSION = 1;

  static Mark of(RunState state) {
    return new Mark(state.indexed(), state.told().map(RunState.Told::at).orElse(0L));
  }

  static Mark read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "mark of format version " + version + "; this release reads up to " + VERSION);
    }
    return new Mark(buffer.getLong(), buffer.getLong());
  }

  byte[] write() {
    return ByteBuffer.allocate(1 + 2 * Long.BYTES).put(VERSION).putLong(due).putLong(told).array();
  }
}

package io.lineweave.assemble;

import java.nio.ByteBuffer;

/**
 * What a start must know of a run to find it again, without reading the run itself.
 *
 * @param open whether it is open
 * @param due when to look at it: an open run to close it, a closed one to forget it
 * @param told when its last outcome was sent, in milliseconds since 1970; 0 before the first
 */
record Mark(boolean open, long due, long told) {
  private static final byte VERSION = 1;

  static Mark of(RunState state, long due) {
    return new Mark(state.isOpen(), due, state.told().map(RunState.Told::at).orElse(0L));
  }

  static Mark read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "mark of format version " + version + "; this release reads up to " + VERSION);
    }
    return new Mark(buffer.get() == 1, buffer.getLong(), buffer.getLong());
  }

  byte[] write() {
    return ByteBuffer.allocate(2 + 2 * Long.BYTES)
        .put(VERSION)
        .put((byte) (open ? 1 : 0))
        .putLong(due)
        .putLong(told)
        .array();
  }
}

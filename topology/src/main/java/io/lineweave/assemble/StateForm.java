package io.lineweave.assemble;

import io.lineweave.assemble.RunState.Phase;
import io.lineweave.assemble.RunState.Told;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Version 1 of the bytes of a {@link RunState} in the store; read by every later release. */
final class StateForm {
  private static final byte VERSION = 1;
  private static final int SIZE = 3 + 6 * Long.BYTES + Integer.BYTES;

  private StateForm() {}

  static byte[] write(RunState state) {
    return ByteBuffer.allocate(SIZE)
        .put(VERSION)
        .put(code(state.phase()))
        .putLong(state.since())
        .putLong(state.heard())
        .putLong(state.indexed())
        .putLong(state.events())
        .put((byte) (state.told().isPresent() ? 1 : 0))
        .putLong(state.told().map(Told::at).orElse(0L))
        .putLong(state.told().map(Told::content).orElse(0L))
        .putInt(state.revision())
        .array();
  }

  /**
   * The state that was written.
   *
   * @throws IllegalArgumentException if the bytes are of a later version
   */
  static RunState read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte version = buffer.get();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "run of format version " + version + "; this release reads up to " + VERSION);
    }
    return new RunState(
        phase(buffer.get()),
        buffer.getLong(),
        buffer.getLong(),
        buffer.getLong(),
        buffer.getLong(),
        told(buffer.get() == 1, new Told(buffer.getLong(), buffer.getLong())),
        buffer.getInt());
  }

  private static Optional<Told> told(boolean present, Told told) {
    return present ? Optional.of(told) : Optional.empty();
  }

  private static byte code(Phase phase) {
    return switch (phase) {
      case RUNNING -> 'r';
      case STREAMING -> 's';
      case ENDING -> 'e';
      case CLOSED -> 'c';
    };
  }

  private static Phase phase(byte code) {
    return switch (code) {
      case 'r' -> Phase.RUNNING;
      case 's' -> Phase.STREAMING;
      case 'e' -> Phase.ENDING;
      case 'c' -> Phase.CLOSED;
      default -> throw new IllegalArgumentException("run of unknown phase " + code);
    };
  }
}

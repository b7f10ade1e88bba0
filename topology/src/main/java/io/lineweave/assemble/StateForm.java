package io.lineweave.assemble;

import io.lineweave.assemble.RunState.Phase;
import io.lineweave.assemble.RunState.Told;
import io.lineweave.openlineage.LeftOut;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Version 1 of the bytes of a {@link RunState}, which stand before those of the graph. Read by
 * every later release.
 */
final class StateForm {
  /** Bytes of a state of this version. */
  static final int SIZE = 4 + 7 * Long.BYTES + Integer.BYTES;

  private static final byte VERSION = 1;

  private StateForm() {}

  static void write(RunState state, ByteBuffer buffer) {
    buffer
        .put(VERSION)
        .put(code(state.phase()))
        .putLong(state.since())
        .putLong(state.heard())
        .putLong(state.arrived())
        .putLong(state.indexed())
        .putLong(state.events())
        .put((byte) (state.told().isPresent() ? 1 : 0))
        .putLong(state.told().map(Told::at).orElse(0L))
        .putLong(state.told().map(Told::content).orElse(0L))
        .putInt(state.revision())
        .put(codes(state.leftOut()));
  }

  /**
   * The state that was written; the buffer then stands behind it.
   *
   * @throws IllegalArgumentException if the bytes are of a later version
   */
  static RunState read(ByteBuffer buffer) {
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
        buffer.getLong(),
        told(buffer.get() == 1, new Told(buffer.getLong(), buffer.getLong())),
        buffer.getInt(),
        leftOut(buffer.get()));
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

  private static byte codes(SortedSet<LeftOut> leftOut) {
    return leftOut.isEmpty()
        ? 0
        : (byte) leftOut.stream().mapToInt(StateForm::code).reduce(0, (one, other) -> one | other);
  }

  private static SortedSet<LeftOut> leftOut(byte codes) {
    if (codes == 0) {
      return Collections.emptySortedSet();
    }
    return Arrays.stream(LeftOut.values())
        .filter(kind -> (codes & code(kind)) != 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static int code(LeftOut kind) {
    return switch (kind) {
      case INDIRECT_LINEAGE -> 1;
      case TRANSFORMATIONS -> 2;
      case COLUMN_LINEAGE -> 4;
      case SCHEMA -> 8;
      case FACETS -> 16;
      case DATASETS -> 32;
    };
  }
}

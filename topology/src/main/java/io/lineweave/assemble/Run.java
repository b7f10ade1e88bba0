package io.lineweave.assemble;

import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
import java.nio.ByteBuffer;

/**
 * A run as the store holds it: where it stands, and its graph, which is decoded only when asked
 * for.
 */
final class Run {
  private final RunState state;
  private final byte[] bytes;
  private final int graphFrom;

  private Run(RunState state, byte[] bytes, int graphFrom) {
    this.state = state;
    this.bytes = bytes;
    this.graphFrom = graphFrom;
  }

  /** A run with its encoded graph. */
  static Run of(RunState state, byte[] graph) {
    return new Run(state, graph, 0);
  }

  static Run read(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    RunState state = StateForm.read(buffer);
    return new Run(state, value, buffer.position());
  }

  byte[] write() {
    int length = bytes.length - graphFrom;
    ByteBuffer buffer = ByteBuffer.allocate(StateForm.SIZE + length);
    StateForm.write(state, buffer);
    return buffer.put(bytes, graphFrom, length).array();
  }

  RunState state() {
    return state;
  }

  LineageGraph graph() {
    return GraphCodec.decode(bytes, graphFrom);
  }

  /** The same graph, in another state. */
  Run in(RunState other) {
    return new Run(other, bytes, graphFrom);
  }
}

package io.lineweave.kafka;

import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** {@link GraphCodec} as Kafka wants it. No value stays no value. */
public final class GraphSerde implements Serde<LineageGraph> {

  @Override
  public Serializer<LineageGraph> serializer() {
    return (topic, graph) -> graph == null ? null : GraphCodec.encode(graph);
  }

  @Override
  public Deserializer<LineageGraph> deserializer() {
    return (topic, bytes) -> bytes == null ? null : decode(topic, bytes);
  }

  private static LineageGraph decode(String topic, byte[] bytes) {
    try {
      return GraphCodec.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw new SerializationException("not a graph, on " + topic, e);
    }
  }
}

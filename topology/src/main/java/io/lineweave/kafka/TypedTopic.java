package io.lineweave.kafka;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** A topic with what is in it. */
public record TypedTopic<K, V>(String name, Serde<K> key, Serde<V> value) {

  /** How to read it, under the name of the reading node. */
  public Consumed<K, V> consumed(String node) {
    return Consumed.with(key, value).withName(node);
  }

  /** How to write it, under the name of the writing node. */
  public Produced<K, V> produced(String node) {
    return Produced.with(key, value).withName(node);
  }
}

package io.lineweave.resolve;

import io.lineweave.kafka.JsonSerde;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * How a {@link Known} is stored: a version, whether it is dirty, when it is due, then JSON. The
 * head lets a sweep pass over an entry without parsing it.
 */
final class KnownBytes {
  private static final byte VERSION = 1;
  private static final int HEAD = 1 + 1 + Long.BYTES;
  private static final JsonSerde<Known> JSON = JsonSerde.of(Known.class);

  private KnownBytes() {}

  static byte[] write(Known known) {
    byte[] json = JSON.serializer().serialize(Resolve.STORE, known);
    return ByteBuffer.allocate(HEAD + json.length)
        .put(VERSION)
        .put((byte) (known.dirty() ? 1 : 0))
        .putLong(known.due().toEpochMilli())
        .put(json)
        .array();
  }

  static Known read(byte[] bytes) {
    if (bytes[0] != VERSION) {
      throw new IllegalStateException(
          "an asset was stored by a newer release, in form " + bytes[0] + ": do not go back");
    }
    byte[] json = new byte[bytes.length - HEAD];
    ByteBuffer.wrap(bytes, HEAD, json.length).get(json);
    return JSON.deserializer().deserialize(Resolve.STORE, json);
  }

  static boolean dirty(byte[] bytes) {
    return bytes[1] == 1;
  }

  static Instant due(byte[] bytes) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong(2));
  }
}

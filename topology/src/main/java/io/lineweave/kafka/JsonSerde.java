package io.lineweave.kafka;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records as JSON, gzip-compressed over {@value #PLAIN_BYTES} bytes.
 *
 * <p>A record may grow: fields that this release does not know are skipped, fields that the writer
 * did not know are empty (text, lists, maps, Optionals), zero or false. Both ways, so that two
 * releases can work side by side. To rename a field or to change its meaning is not possible.
 *
 * @param <T> a record that Jackson can bind
 */
public final class JsonSerde<T> implements Serde<T> {
  private static final int PLAIN_BYTES = 32_768;
  private static final int GZIP_MAGIC = 0x1f;
  private static final List<Class<?>> EMPTY_IF_ABSENT =
      List.of(String.class, List.class, Map.class, SortedMap.class, Set.class, SortedSet.class);
  private static final JsonMapper MAPPER = mapper();

  private final ObjectReader reader;
  private final ObjectWriter writer;

  private JsonSerde(Class<T> type) {
    reader = MAPPER.readerFor(type);
    writer = MAPPER.writerFor(type);
  }

  /** The serde of a record type. Thread-safe. */
  public static <T> JsonSerde<T> of(Class<T> type) {
    return new JsonSerde<>(type);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : write(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (Class<?> type : EMPTY_IF_ABSENT) {
      builder.withConfigOverride(
          type, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    return builder.build();
  }

  private byte[] write(T value) {
    try {
      byte[] json = writer.writeValueAsBytes(value);
      return json.length > PLAIN_BYTES ? gzip(json) : json;
    } catch (IOException e) {
      throw new SerializationException("no JSON of " + value.getClass().getSimpleName(), e);
    }
  }

  private T read(String topic, byte[] bytes) {
    try {
      return reader.readValue(bytes.length > 0 && bytes[0] == GZIP_MAGIC ? gunzip(bytes) : bytes);
    } catch (IOException e) {
      throw new SerializationException("unreadable value on " + topic, e);
    }
  }

  private static byte[] gzip(byte[] json) {
    var bytes = new ByteArrayOutputStream(json.length / 4);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gunzip(byte[] bytes) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    }
  }
}

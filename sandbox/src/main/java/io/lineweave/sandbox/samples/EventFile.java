package io.lineweave.sandbox.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of events: one per line, or a JSON array.
 *
 * @param name what to call it
 * @param events as their producers wrote them
 */
public record EventFile(String name, List<String> events) {

  /** Files are read whole. */
  private static final long MAX_BYTES = 256L << 20;

  public EventFile {
    events = List.copyOf(events);
  }

  /**
   * A person's own file. What is not JSON is a sequence of lines, each to be sent as it is.
   *
   * @throws IOException if it cannot be read, is not UTF-8, or has more than 256 MiB
   */
  public static EventFile read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is over " + (MAX_BYTES >> 20) + " MiB; split it");
    }
    return new EventFile(file.toString(), EventText.split(Files.readString(file)));
  }

  /** The samples; {@code samples/ORIGIN.md} says where they come from. */
  public static List<EventFile> samples() {
    return Stream.of(
            "spark_customer_360.ndjson",
            "airflow_food_delivery.ndjson",
            "dbt_demo_project.ndjson",
            "flink_kafka_to_kafka.ndjson")
        .map(EventFile::sample)
        .toList();
  }

  private static EventFile sample(String name) {
    try (InputStream in = EventFile.class.getResourceAsStream("/samples/" + name)) {
      return new EventFile(
          name, EventText.split(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.lineweave.assemble;

import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.ReadingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Events for tests: real runs, and small ones made by hand. */
public final class Events {
  private static final EventReader READER = new EventReader(ReadingRules.defaults());

  private Events() {}

  /** One event as its producer wrote it, read as intake reads it. */
  public static LineageGraph read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, from bytes. */
  public static LineageGraph read(byte[] json) {
    return READER
        .read(json)
        .fold(
            Reading.Event::graph,
            defect -> {
              throw new AssertionError(defect + " in " + new String(json, StandardCharsets.UTF_8));
            });
  }

  /** All events of one real run, from {@code runs/NAME.ndjson}. */
  public static List<String> run(String name) {
    return lines("runs/" + name + ".ndjson");
  }

  /** Some lines, counted from 1, of {@code events/NAME.ndjson}. */
  public static List<String> events(String name, int from, int to) {
    return lines("events/" + name + ".ndjson").subList(from - 1, to);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of("src/test/resources", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run event: of run {@code r-1} of job {@code ns/job}, at that second of an hour. */
  public static Hand event(String type, int second) {
    return new Hand(type, second, "r-1", "", "", "", "");
  }

  /** An event made by hand; each part is JSON text. */
  public record Hand(
      String type,
      int second,
      String run,
      String runFacets,
      String jobFacets,
      String inputs,
      String outputs) {

    public Hand of(String newRun) {
      return new Hand(type, second, newRun, runFacets, jobFacets, inputs, outputs);
    }

    public Hand runFacet(String facets) {
      return new Hand(type, second, run, facets, jobFacets, inputs, outputs);
    }

    public Hand jobFacet(String facets) {
      return new Hand(type, second, run, runFacets, facets, inputs, outputs);
    }

    public Hand in(String datasets) {
      return new Hand(type, second, run, runFacets, jobFacets, datasets, outputs);
    }

    public Hand out(String datasets) {
      return new Hand(type, second, run, runFacets, jobFacets, inputs, datasets);
    }

    /** The event as JSON. */
    public String json() {
      return """
      {"eventType":"%s","eventTime":"2026-01-01T10:%02d:%02dZ","producer":"urn:test",
       "run":{"runId":"%s","facets":{%s}},"job":{"namespace":"ns","name":"job","facets":{%s}},
       "inputs":[%s],"outputs":[%s]}"""
          .formatted(type, second / 60, second % 60, run, runFacets, jobFacets, inputs, outputs);
    }
  }

  /** A dataset of namespace {@code db} without facets. */
  public static String dataset(String name) {
    return dataset(name, "");
  }

  /** A dataset of namespace {@code db} with these facets. */
  public static String dataset(String name, String facets) {
    return "{\"namespace\":\"db\",\"name\":\"%s\",\"facets\":{%s}}".formatted(name, facets);
  }
}

package io.lineweave.sandbox.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All lineage found in the catalogue, and what became of each run.
 *
 * @param processes by qualified name
 * @param runs run id to receipt state; a run that is still open has none
 */
public record LineageReport(List<FoundProcess> processes, SortedMap<String, String> runs) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public LineageReport {
    processes =
        processes.stream()
            .sorted(
                Comparator.comparing(FoundProcess::qualifiedName)
                    .thenComparing(FoundProcess::typeName))
            .toList();
    runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
  }

  /** What the samples have to lead to. A person has checked it against the events. */
  public static LineageReport expectedOfSamples() {
    try (InputStream in = LineageReport.class.getResourceAsStream("/samples/expected.json")) {
      return JSON.readValue(in, LineageReport.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One JSON document. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

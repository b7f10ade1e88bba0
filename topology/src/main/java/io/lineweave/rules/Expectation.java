package io.lineweave.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.catalogue.AssetName;
import io.lineweave.openlineage.DatasetName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row of a table of expectations.
 *
 * @param line where it stands in the file, from 1
 * @param subject the dataset
 * @param type the expected type; with {@code !} before it, a type that no candidate may have
 * @param qualifiedName the expected name; may be empty after a {@code !}, for any name
 * @param source where the expectation comes from, for people
 */
record Expectation(int line, Subject subject, String type, String qualifiedName, String source) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOT = "!";

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException with what is wrong, in words
   */
  static Expectation parse(int line, String text) {
    List<String> cells = List.of(text.split("\t", -1));
    if (cells.size() < 5) {
      throw new IllegalArgumentException("a row has at least 5 columns, this one " + cells.size());
    }
    Subject subject =
        new Subject(
            new DatasetName(cells.get(0), cells.get(1)),
            List.of(),
            environment(cells.get(2).strip()),
            "",
            "",
            "");
    return new Expectation(
        line,
        subject,
        cells.get(3).strip(),
        cells.get(4).strip(),
        cells.size() > 5 ? cells.get(5) : "");
  }

  private static Environment environment(String context) {
    if (context.isEmpty()) {
      return Environment.NONE;
    }
    try {
      JsonNode json = JSON.readTree(context);
      JsonNode workspace = json.path("databricksWorkspace");
      return new Environment(
          mounts(json.path("mounts")),
          workspace.isTextual() ? Optional.of(workspace.textValue()) : Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the context is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static SortedMap<String, String> mounts(JsonNode json) {
    if (!json.isObject()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, String> mounts = new TreeMap<>();
    json.properties().forEach(mount -> mounts.put(mount.getKey(), mount.getValue().asText()));
    return mounts;
  }

  /** Whether the rules do as expected. */
  boolean isMetBy(Mapping mapping) {
    if (type.startsWith(NOT)) {
      return mapping.candidates().stream().map(Candidate::asset).noneMatch(this::isForbidden);
    }
    AssetName expected = new AssetName(type, qualifiedName);
    boolean pattern =
        mapping.candidates().stream()
            .anyMatch(candidate -> candidate.pattern() && candidate.asset().equals(expected));
    return pattern || mapping.created().asset().equals(expected);
  }

  private boolean isForbidden(AssetName asset) {
    boolean sameType = asset.typeName().equals(type.substring(NOT.length()));
    return sameType && (qualifiedName.isEmpty() || asset.qualifiedName().equals(qualifiedName));
  }
}

package io.lineweave.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.catalogue.AssetName;
import io.lineweave.openlineage.DatasetName;
import java.util.ArrayList;
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
    Subject subject = subject(new DatasetName(cells.get(0), cells.get(1)), cells.get(2).strip());
    String source = cells.size() > 5 ? cells.get(5) : "";
    return new Expectation(line, subject, cells.get(3).strip(), cells.get(4).strip(), source);
  }

  private static Subject subject(DatasetName name, String context) {
    try {
      JsonNode json = JSON.readTree(context.isEmpty() ? "{}" : context);
      Optional<String> workspace =
          Optional.of(text(json, "databricksWorkspace")).filter(text -> !text.isEmpty());
      return new Subject(
          name,
          symlinks(json.path("symlinks")),
          new Environment(mounts(json.path("mounts")), workspace),
          text(json, "storageLayer"),
          text(json, "datasetType"),
          text(json, "topic"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the context is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static SortedMap<String, String> mounts(JsonNode json) {
    SortedMap<String, String> mounts = new TreeMap<>();
    json.properties().forEach(mount -> mounts.put(mount.getKey(), mount.getValue().asText()));
    return mounts;
  }

  private static List<Symlink> symlinks(JsonNode json) {
    List<Symlink> symlinks = new ArrayList<>();
    json.forEach(
        link -> {
          DatasetName name = new DatasetName(text(link, "namespace"), text(link, "name"));
          symlinks.add(new Symlink(name, text(link, "type")));
        });
    return symlinks;
  }

  private static String text(JsonNode json, String key) {
    return json.path(key).asText("");
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

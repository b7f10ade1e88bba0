package io.lineweave.publish;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.openlineage.Facets;
import io.lineweave.rules.Environment;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a run ran, from the facet {@code environment-properties} that openlineage-spark sends on
 * Databricks: mounts and workspace. Older clusters name the workspace only in the job's namespace.
 */
final class RunEnvironment {
  private static final Pattern WORKSPACE = Pattern.compile("adb-\\d+\\.\\d+");
  private static final String DOMAIN = ".azuredatabricks.net";

  private RunEnvironment() {}

  static Environment of(Facets runFacets, String jobNamespace) {
    JsonNode properties =
        FacetTree.of(runFacets, "environment-properties").path("environment-properties");
    return new Environment(mounts(properties), workspace(properties, jobNamespace));
  }

  private static SortedMap<String, String> mounts(JsonNode properties) {
    SortedMap<String, String> mounts = new TreeMap<>();
    for (JsonNode mount : properties.path("mountPoints")) {
      // Versions of the producer differ in the letter case of the keys.
      String point = text(mount, "mountPoint", "MountPoint");
      String source = text(mount, "source", "Source");
      if (!point.isEmpty() && !source.isEmpty()) {
        mounts.put(point, source);
      }
    }
    return mounts;
  }

  private static Optional<String> workspace(JsonNode properties, String jobNamespace) {
    return Stream.of(properties.path("spark.databricks.workspaceUrl").asText(""), jobNamespace)
        .map(WORKSPACE::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group() + DOMAIN)
        .findFirst();
  }

  private static String text(JsonNode node, String... names) {
    return Stream.of(names)
        .map(name -> node.path(name).asText(""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}

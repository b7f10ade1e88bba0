package io.lineweave.bench.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where an event names what another instance of it must name otherwise. */
final class Names {
  private Names() {}

  /** Names of its inputs or outputs. */
  static Set<String> of(JsonNode event, String datasets) {
    Set<String> names = new LinkedHashSet<>();
    event.path(datasets).forEach(dataset -> add(names, dataset.path("name")));
    return names;
  }

  /** Names of the job and of those above it. */
  static Set<String> ofJobs(JsonNode event) {
    Set<String> names = new LinkedHashSet<>();
    relatives(event).forEach(each -> add(names, each.path("job").path("name")));
    return names;
  }

  /** Ids of the run and of those above it. */
  static Set<String> ofRuns(JsonNode event) {
    Set<String> ids = new LinkedHashSet<>();
    relatives(event).forEach(each -> add(ids, each.path("run").path("runId")));
    return ids;
  }

  /** What tells which events belong together: the root run, else the parent, else the run. */
  static Optional<String> family(JsonNode event) {
    return ofRuns(event).stream().reduce((run, above) -> above);
  }

  private static Stream<JsonNode> relatives(JsonNode event) {
    JsonNode parent = event.path("run").path("facets").path("parent");
    return Stream.of(event, parent, parent.path("root"));
  }

  private static void add(Set<String> names, JsonNode name) {
    if (name.isTextual() && !name.asText().isEmpty()) {
      names.add(name.asText());
    }
  }
}

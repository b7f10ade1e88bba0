package io.lineweave.app.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.publish.RunEnvironment;
import io.lineweave.rules.Environment;
import io.lineweave.rules.Subject;
import io.lineweave.rules.Symlink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The datasets of one event, as the mapping rules see them.
 *
 * @param title what event this is, for people
 * @param subjects inputs, outputs and the dataset of a dataset event, each once
 */
record EventDatasets(String title, List<Subject> subjects) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The events of a file: one, an array, or one after the other.
   *
   * @throws IOException if the text is not JSON
   */
  static List<EventDatasets> read(String text) throws IOException {
    List<EventDatasets> events = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        JsonNode value = parser.readValueAsTree();
        Stream<JsonNode> all = value.isArray() ? stream(value) : Stream.of(value);
        all.map(EventDatasets::of).forEach(events::add);
      }
    }
    return events;
  }

  private static EventDatasets of(JsonNode event) {
    JsonNode job = event.path("job");
    Environment environment =
        RunEnvironment.of(
            event.at("/run/facets/environment-properties"), job.path("namespace").asText(""));
    List<Subject> subjects =
        Stream.of(stream(event.path("inputs")), stream(event.path("outputs")), dataset(event))
            .flatMap(datasets -> datasets)
            .map(dataset -> subject(dataset, environment))
            .distinct()
            .toList();
    String title =
        String.join(
            " ",
            "event",
            event.path("eventType").asText("without type"),
            job.path("namespace").asText("-"),
            job.path("name").asText("-"),
            event.at("/run/runId").asText("-"));
    return new EventDatasets(title, subjects);
  }

  private static Stream<JsonNode> dataset(JsonNode event) {
    return event.path("dataset").isObject() ? Stream.of(event.path("dataset")) : Stream.empty();
  }

  private static Subject subject(JsonNode dataset, Environment environment) {
    JsonNode facets = dataset.path("facets");
    List<Symlink> symlinks =
        stream(facets.at("/symlinks/identifiers"))
            .map(link -> new Symlink(name(link), link.path("type").asText("")))
            .toList();
    return new Subject(
        name(dataset),
        symlinks,
        environment,
        facets.at("/storage/storageLayer").asText(""),
        facets.at("/datasetType/datasetType").asText(""),
        "");
  }

  private static DatasetName name(JsonNode node) {
    return new DatasetName(node.path("namespace").asText(""), node.path("name").asText(""));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements.stream();
  }
}

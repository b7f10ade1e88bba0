package io.lineweave.sandbox.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;

/**
 * What of an event tells which receipt to wait for.
 *
 * @param id the key of the receipt: the run id, or the job or dataset of a static event
 * @param job the name of the job or dataset; empty text if it has none
 * @param ends whether the run is to close soon: a terminal event, or a static one
 */
public record SentEvent(String id, String job, boolean ends) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TERMINAL = Set.of("COMPLETE", "FAIL", "ABORT");

  /** Reads an event; empty if it is none that a receipt could be about. */
  public static Optional<SentEvent> of(String text) {
    try {
      return of(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<SentEvent> of(JsonNode event) {
    String run = event.path("run").path("runId").asText("");
    if (!run.isEmpty()) {
      String job = event.path("job").path("name").asText("");
      boolean ends = TERMINAL.contains(event.path("eventType").asText());
      return Optional.of(new SentEvent(run, job, ends));
    }
    return event.has("dataset")
        ? ofStatic("dataset", event.path("dataset"))
        : ofStatic("job", event.path("job"));
  }

  private static Optional<SentEvent> ofStatic(String kind, JsonNode subject) {
    String name = subject.path("name").asText("");
    String namespace = subject.path("namespace").asText("");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new SentEvent(kind + ":" + namespace + "/" + name, name, true));
  }
}

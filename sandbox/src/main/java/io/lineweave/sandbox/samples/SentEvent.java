package io.lineweave.sandbox.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.Set;

/**
 * What of an event tells which receipt to wait for.
 *
 * @param id the key of the receipt: the run id, or the job of a static event
 * @param ends whether the run is to close soon: a terminal event, or a static one
 */
public record SentEvent(String id, boolean ends) {
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
      return Optional.of(new SentEvent(run, TERMINAL.contains(event.path("eventType").asText())));
    }
    JsonNode job = event.path("job");
    return job.has("name")
        ? Optional.of(
            new SentEvent(
                "job:" + job.path("namespace").asText() + "/" + job.path("name").asText(), true))
        : Optional.empty();
  }
}

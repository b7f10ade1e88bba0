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
 * @param job the job's name; empty text if it has none
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
    String job = event.path("job").path("name").asText("");
    if (!run.isEmpty()) {
      boolean ends = TERMINAL.contains(event.path("eventType").asText());
      return Optional.of(new SentEvent(run, job, ends));
    }
    String namespace = event.path("job").path("namespace").asText();
    return job.isEmpty()
        ? Optional.empty()
        : Optional.of(new SentEvent("job:" + namespace + "/" + job, job, true));
  }
}

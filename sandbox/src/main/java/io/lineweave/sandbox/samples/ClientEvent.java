package io.lineweave.sandbox.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.transports.Transport;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/** An event in the official client's own model, ready to be emitted by one of its transports. */
final class ClientEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<OpenLineage.RunEvent> RUN = new TypeReference<>() {};
  private static final TypeReference<OpenLineage.JobEvent> JOB = new TypeReference<>() {};
  private static final TypeReference<OpenLineage.DatasetEvent> DATASET = new TypeReference<>() {};

  private final Consumer<Transport> emit;

  private ClientEvent(Consumer<Transport> emit) {
    this.emit = emit;
  }

  /**
   * The event, unless the client's model cannot hold it (not JSON, no event, a run id that is no
   * UUID, a time without zone) or would lose something of it.
   */
  static Optional<ClientEvent> of(String text) {
    try {
      JsonNode event = JSON.readTree(text);
      if (event.has("run")) {
        return held(event, OpenLineageClientUtils.fromJson(text, RUN), Transport::emit);
      }
      return event.has("dataset")
          ? held(event, OpenLineageClientUtils.fromJson(text, DATASET), Transport::emit)
          : held(event, OpenLineageClientUtils.fromJson(text, JOB), Transport::emit);
    } catch (JsonProcessingException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  void emitBy(Transport transport) {
    emit.accept(transport);
  }

  private static <E> Optional<ClientEvent> held(JsonNode original, E event, Emit<E> emit)
      throws JsonProcessingException {
    JsonNode copy = JSON.readTree(OpenLineageClientUtils.toJson(event));
    return Fidelity.kept(original, copy)
        ? Optional.of(new ClientEvent(transport -> emit.by(transport, event)))
        : Optional.empty();
  }

  private interface Emit<E> {
    void by(Transport transport, E event);
  }
}

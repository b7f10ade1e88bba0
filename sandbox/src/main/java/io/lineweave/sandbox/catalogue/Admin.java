package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person may ask of the stand-in itself, outside the catalogue's API: {@code POST
 * /sandbox/faults} lets something go wrong, {@code DELETE} ends it, {@code GET /sandbox/lineage}
 * shows all processes.
 *
 * <p>A fault is {@code {"effect": "status", "call": "write", "times": 3, "status": 429,
 * "retryAfterSeconds": 2, "delayMillis": 0, "qualifiedName": ""}}; only {@code effect} is needed.
 */
final class Admin implements HttpHandler {
  private final Faults faults;
  private final Supplier<List<ProcessLineage>> processes;
  private final HttpHandler catalogue;

  Admin(Faults faults, Supplier<List<ProcessLineage>> processes, HttpHandler catalogue) {
    this.faults = faults;
    this.processes = processes;
    this.catalogue = catalogue;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestPath()) {
      case "POST /sandbox/faults" -> exchange.getRequestReceiver().receiveFullString(this::add);
      case "DELETE /sandbox/faults" -> {
        faults.clear();
        send(exchange, Answer.of(Json.object()));
      }
      case "GET /sandbox/lineage" -> send(exchange, Answer.of(lineage()));
      default -> catalogue.handleRequest(exchange);
    }
  }

  private void add(HttpServerExchange exchange, String body) {
    try {
      faults.add(fault(Json.tree(body)));
      send(exchange, Answer.of(Json.object()));
    } catch (IllegalArgumentException e) {
      send(exchange, Answer.of(Refusal.parameters(e.getMessage())));
    } catch (Refusal e) {
      send(exchange, Answer.of(e));
    }
  }

  private static Fault fault(JsonNode json) {
    JsonNode retryAfter = json.path("retryAfterSeconds");
    return new Fault(
        Fault.Effect.valueOf(upper(json.path("effect"))),
        json.has("call") ? Optional.of(Call.valueOf(upper(json.path("call")))) : Optional.empty(),
        json.path("times").asInt(Integer.MAX_VALUE),
        Duration.ofMillis(json.path("delayMillis").asLong()),
        json.path("status").asInt(500),
        retryAfter.isNumber()
            ? Optional.of(Duration.ofSeconds(retryAfter.asLong()))
            : Optional.empty(),
        json.path("qualifiedName").asText());
  }

  private static String upper(JsonNode text) {
    return text.asText().toUpperCase(Locale.ROOT);
  }

  private ArrayNode lineage() {
    ArrayNode all = Json.object().arrayNode();
    processes
        .get()
        .forEach(
            it -> {
              var json = all.addObject().put("qualifiedName", it.process().qualifiedName());
              json.put("typeName", it.process().typeName()).put("name", it.name());
              it.inputs().forEach(input -> json.withArray("/inputs").add(input.qualifiedName()));
              it.outputs().forEach(out -> json.withArray("/outputs").add(out.qualifiedName()));
              json.put("columnMapping", it.columnMapping());
            });
    return all;
  }

  private static void send(HttpServerExchange exchange, Answer answer) {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
    exchange.getResponseSender().send(answer.body());
  }
}

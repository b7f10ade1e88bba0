package io.lineweave.sandbox.catalogue;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue's door: who may come in, what goes wrong on the way, and the bytes. */
final class Front implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  private final Routes routes;
  private final Faults faults;
  private final Meter meter;
  private final CatalogueSettings settings;
  private final Consumer<Duration> pause;

  Front(
      Routes routes,
      Faults faults,
      Meter meter,
      CatalogueSettings settings,
      Consumer<Duration> pause) {
    this.routes = routes;
    this.faults = faults;
    this.meter = meter;
    this.settings = settings;
    this.pause = pause;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws IOException {
    Request request = Request.of(exchange);
    Routes.Routed routed = routes.find(request.method(), request.path());
    meter.count(routed.call());
    Faults.Mishap mishap = faults.take(routed.call(), request.body());
    pause.accept(mishap.delay());
    if (mishap.is(Fault.Effect.DROP_BEFORE)) {
      exchange.getConnection().close();
      return;
    }
    Answer answer = answer(exchange, request, routed, mishap);
    if (mishap.is(Fault.Effect.DROP_AFTER)) {
      exchange.getConnection().close();
    } else if (!exchange.isResponseStarted()) { // else the client did not wait and has gone
      send(exchange, answer, mishap.slowness());
    }
  }

  private Answer answer(
      HttpServerExchange exchange, Request request, Routes.Routed routed, Faults.Mishap mishap) {
    try {
      admit(exchange);
      mishap
          .refusal()
          .ifPresent(
              refusal -> {
                throw refusal;
              });
      return routed.answer(request);
    } catch (Refusal refusal) {
      return Answer.of(refusal);
    } catch (RuntimeException e) {
      LOG.warn("{} {} failed", request.method(), request.path(), e);
      return Answer.of(Refusal.unexpected());
    }
  }

  private void admit(HttpServerExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (settings.authorization().filter(expected -> !expected.equals(given)).isPresent()) {
      throw Fault.refusal(401, Optional.empty());
    }
    Limits.of(settings)
        .checkAddress(exchange.getRequestURI().length() + exchange.getQueryString().length());
    String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
    if (type != null && !type.startsWith("application/json")) {
      throw Refusal.unexpected();
    }
  }

  private void send(HttpServerExchange exchange, Answer answer, Duration slowness)
      throws IOException {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
    answer
        .headers()
        .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.setResponseContentLength(body.length);
    try (OutputStream out = exchange.getOutputStream()) {
      int half = slowness.isZero() ? body.length : body.length / 2;
      out.write(body, 0, half);
      out.flush();
      pause.accept(slowness);
      out.write(body, half, body.length - half);
    }
  }
}

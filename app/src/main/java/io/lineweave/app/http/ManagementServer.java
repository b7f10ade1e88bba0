package io.lineweave.app.http;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.settings.HttpSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Health and metrics over HTTP: {@code /health/live}, {@code /health/ready} (which is also what
 * {@code /health} says), {@code /metrics}; any other path is answered 404 with these. The catalogue
 * has no say in them: an outage of it must not restart or hold up anything here.
 */
public final class ManagementServer implements AutoCloseable {
  /** The text format that Prometheus asks for if it asks for nothing else. */
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpSettings settings;
  private final Undertow server;

  /** A server that does not listen yet. */
  public ManagementServer(
      HttpSettings settings, Supplier<Health> health, PrometheusMeterRegistry registry) {
    this.settings = settings;
    HttpHandler paths =
        new PathHandler(ManagementServer::elsewhere)
            .addExactPath("/health", exchange -> answer(exchange, health, Health::ready))
            .addExactPath("/health/live", exchange -> answer(exchange, health, Health::live))
            .addExactPath("/health/ready", exchange -> answer(exchange, health, Health::ready))
            .addExactPath("/metrics", new BlockingHandler(exchange -> metrics(exchange, registry)));
    this.server =
        Undertow.builder()
            .addHttpListener(settings.port(), settings.address(), paths)
            .setIoThreads(1)
            .setWorkerThreads(2)
            .build();
  }

  /**
   * Starts to listen.
   *
   * @throws StartFailure if it cannot
   */
  public void start() throws StartFailure {
    try {
      server.start();
    } catch (RuntimeException e) {
      // Undertow wraps what the socket says.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new StartFailure(
          ExitCode.FAILED,
          "cannot listen on %s port %d: %s. Set http.port (HTTP_PORT) or http.address."
              .formatted(settings.address(), settings.port(), cause.getMessage()));
    }
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void elsewhere(HttpServerExchange exchange) {
    exchange.setStatusCode(StatusCodes.NOT_FOUND);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseSender().send("here are /health/live, /health/ready and /metrics\n");
  }

  private static void answer(
      HttpServerExchange exchange, Supplier<Health> health, Predicate<Health> good) {
    Health now = health.get();
    exchange.setStatusCode(good.test(now) ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseSender().send(now.word() + "\n");
  }

  private static void metrics(HttpServerExchange exchange, PrometheusMeterRegistry registry) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, PROMETHEUS_TEXT);
    exchange.getResponseSender().send(registry.scrape());
  }
}

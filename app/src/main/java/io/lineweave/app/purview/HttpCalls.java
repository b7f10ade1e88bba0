package io.lineweave.app.purview;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends calls: signed, timed, bounded, once again after a 401. Redirects are not followed: they
 * would carry the token to another host.
 */
final class HttpCalls {
  private static final Logger log = LoggerFactory.getLogger(HttpCalls.class);
  private static final int MOST_BYTES = 16_000_000;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient http;
  private final TokenSource tokens;
  private final Duration timeout;
  private final MeterRegistry registry;

  HttpCalls(TokenSource tokens, Duration timeout, MeterRegistry registry) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    this.tokens = tokens;
    this.timeout = timeout;
    this.registry = registry;
  }

  /**
   * The answer, or a failure after the timeout, which counts from here to the end of the body.
   *
   * @param scope what to cancel to give the call up
   */
  CompletableFuture<Answer> send(Ask ask, Scope scope) {
    Timer.Sample sample = Timer.start(registry);
    return attempt(ask, scope, true)
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((answer, failure) -> ended(ask, scope, sample, Optional.ofNullable(answer)));
  }

  private CompletableFuture<Answer> attempt(Ask ask, Scope scope, boolean again) {
    return tokens
        .authorization()
        .thenCompose(
            header ->
                exchange(ask, header, scope)
                    .thenCompose(
                        answer ->
                            again && answer.status() == 401 && tokens.renew(header)
                                ? attempt(ask, scope, false)
                                : CompletableFuture.completedFuture(answer)));
  }

  private CompletableFuture<Answer> exchange(Ask ask, Optional<String> header, Scope scope) {
    String id = UUID.randomUUID().toString();
    HttpRequest.Builder request =
        ask.request()
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("User-Agent", "lineweave")
            .header("x-ms-client-request-id", id);
    ask.body().ifPresent(json -> request.header("Content-Type", "application/json"));
    header.ifPresent(value -> request.header("Authorization", value));
    return scope
        .follow(http.sendAsync(request.build(), BoundedBody.upTo(MOST_BYTES)))
        .thenApply(response -> answer(ask, id, response));
  }

  private static Answer answer(Ask ask, String id, HttpResponse<byte[]> response) {
    HttpHeaders headers = response.headers();
    Optional<String> requestId =
        headers
            .firstValue("x-ms-request-id")
            .or(() -> headers.firstValue("x-ms-correlation-request-id"));
    log.debug(
        "{} answered {} (client request id {}, request id {})",
        ask.operation(),
        response.statusCode(),
        id,
        requestId.orElse("none"));
    return new Answer(
        response.statusCode(), headers.firstValue("Retry-After"), Answer.json(response.body()));
  }

  private void ended(Ask ask, Scope scope, Timer.Sample sample, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      scope.cancel();
    }
    String outcome = answer.map(each -> each.status() / 100 + "xx").orElse("none");
    sample.stop(
        Timer.builder("lineweave.catalogue.requests")
            .description("Calls to the catalogue, by operation and class of HTTP status")
            .tag("operation", ask.operation())
            .tag("outcome", outcome)
            .register(registry));
  }
}

package io.lineweave.app.purview;

import com.azure.core.exception.AzureException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lineweave.catalogue.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Turns answers into replies. Bodies may be empty, HTML, or anything else. */
final class Replies {
  private static final int MOST_MESSAGE = 300;

  private final InstantSource clock;

  Replies(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The reply.
   *
   * @param read from a good answer's JSON ({@link MissingNode} if it has no body) to what was asked
   *     for; empty if that is not in it
   */
  <T> Reply<T> of(Answer answer, Function<JsonNode, Optional<T>> read) {
    if (answer.good()) {
      return answer
          .body()
          .flatMap(read)
          .<Reply<T>>map(Reply.Done::new)
          .orElseGet(
              () ->
                  new Reply.NoAnswer<>(
                      "answered " + answer.status() + " without what was asked for"));
    }
    return refused(answer);
  }

  /** The reply when there is no answer. */
  static <T> Reply<T> of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
    if (cause instanceof AzureException
        || cause.getClass().getName().startsWith("com.microsoft.")) {
      return new Reply.Refused<>(
          401, "", "no token: " + shortened(cause.getMessage()), Optional.empty());
    }
    return new Reply.NoAnswer<>(reason(cause));
  }

  private static String reason(Throwable cause) {
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      return "timeout";
    }
    if (cause instanceof CancellationException) {
      return "cancelled";
    }
    if (cause instanceof ConnectException) {
      return "cannot connect";
    }
    return cause instanceof IOException
        ? "connection lost: " + shortened(cause.getMessage())
        : cause.getClass().getSimpleName();
  }

  private <T> Reply<T> refused(Answer answer) {
    JsonNode body = answer.body().orElseGet(MissingNode::getInstance);
    JsonNode inner = body.path("error");
    String code = first(body.path("errorCode"), inner.path("code"));
    String message =
        first(body.path("errorMessage"), inner.path("message"), inner, body.path("message"));
    return new Reply.Refused<>(
        answer.status(),
        shortened(code),
        shortened(message),
        RetryAfter.parse(answer.retryAfter(), clock));
  }

  private static String first(JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (node.isTextual()) {
        return node.textValue();
      }
    }
    return "";
  }

  private static String shortened(String text) {
    if (text == null) {
      return "";
    }
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST_MESSAGE ? line : line.substring(0, MOST_MESSAGE) + "…";
  }
}

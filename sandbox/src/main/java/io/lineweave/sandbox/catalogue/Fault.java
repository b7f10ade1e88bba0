package io.lineweave.sandbox.catalogue;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that goes wrong on demand.
 *
 * @param effect what
 * @param call which requests it befalls; empty for all
 * @param times how many of them
 * @param delay of {@link Effect#DELAY} and {@link Effect#SLOW_BODY}
 * @param status of {@link Effect#STATUS}
 * @param retryAfter of {@link Effect#STATUS}, in whole seconds
 * @param qualifiedName of {@link Effect#POISON}
 */
public record Fault(
    Effect effect,
    Optional<Call> call,
    int times,
    Duration delay,
    int status,
    Optional<Duration> retryAfter,
    String qualifiedName) {

  /** What goes wrong. */
  public enum Effect {
    /** The request waits before it is looked at. */
    DELAY,
    /** The request is refused with a status, and not applied. */
    STATUS,
    /** The connection is closed, the request is not applied. */
    DROP_BEFORE,
    /** The request is applied, then the connection is closed without an answer. */
    DROP_AFTER,
    /** The request is applied, and the second half of the answer's body is late. */
    SLOW_BODY,
    /** A batch that holds an entity of this qualified name is refused for good. */
    POISON
  }

  /** A late look at a request. */
  public static Fault delay(Duration delay) {
    return new Fault(
        Effect.DELAY, Optional.empty(), Integer.MAX_VALUE, delay, 0, Optional.empty(), "");
  }

  /** A refusal: 429, 503, 401, 403 or whatever. */
  public static Fault status(int status) {
    return new Fault(
        Effect.STATUS,
        Optional.empty(),
        Integer.MAX_VALUE,
        Duration.ZERO,
        status,
        Optional.empty(),
        "");
  }

  /** A connection lost before ({@code false}) or after ({@code true}) the request was applied. */
  public static Fault drop(boolean applied) {
    return new Fault(
        applied ? Effect.DROP_AFTER : Effect.DROP_BEFORE,
        Optional.empty(),
        Integer.MAX_VALUE,
        Duration.ZERO,
        0,
        Optional.empty(),
        "");
  }

  /** An answer whose second half is late. */
  public static Fault slowBody(Duration delay) {
    return new Fault(
        Effect.SLOW_BODY, Optional.empty(), Integer.MAX_VALUE, delay, 0, Optional.empty(), "");
  }

  /** An entity that the catalogue will not have, and with it any batch that holds it. */
  public static Fault poison(String qualifiedName) {
    return new Fault(
        Effect.POISON,
        Optional.of(Call.WRITE),
        Integer.MAX_VALUE,
        Duration.ZERO,
        400,
        Optional.empty(),
        qualifiedName);
  }

  /** The same, for one kind of call only. */
  public Fault on(Call only) {
    return new Fault(effect, Optional.of(only), times, delay, status, retryAfter, qualifiedName);
  }

  /** The same, for the next so many requests only. */
  public Fault times(int count) {
    return new Fault(effect, call, count, delay, status, retryAfter, qualifiedName);
  }

  /** The same, telling when to come back. */
  public Fault retryAfter(Duration wait) {
    return new Fault(effect, call, times, delay, status, Optional.of(wait), qualifiedName);
  }

  boolean befalls(Call made, String body) {
    return call.map(made::equals).orElse(true)
        && (effect != Effect.POISON || body.contains("\"" + qualifiedName + "\""));
  }

  /** How the refusal reads: bodies as measured on Atlas, or as gateways send them. */
  Refusal refusal() {
    return effect == Effect.POISON
        ? Refusal.parameters("this entity is not welcome")
        : refusal(status, retryAfter.map(Duration::toSeconds));
  }

  static Refusal refusal(int status, Optional<Long> seconds) {
    return switch (status) {
      case 401 -> new Refusal(401, "", "", seconds);
      case 403 -> new Refusal(403, "ATLAS-403-00-001", "not authorized to perform create", seconds);
      case 429 -> new Refusal(429, "429", "Too many requests", seconds);
      case 502, 503, 504 ->
          new Refusal(status, "", "<html><body>Service unavailable</body></html>", seconds);
      default -> new Refusal(status, "", "fault on demand", seconds);
    };
  }
}

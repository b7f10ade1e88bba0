package io.lineweave.catalogue;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of a call. A failed call is never an exception: only the catalogue's words decide
 * what happens next, see {@link Fate}.
 *
 * @param <T> what a good answer holds
 */
public sealed interface Reply<T> {

  /** What to do next. */
  Fate fate();

  /** The answer, if it is a good one. */
  Optional<T> value();

  /** How long the catalogue asks everybody to stay away. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** Whether it may have been applied all the same, perhaps only after this answer. */
  default boolean isUncertain() {
    return false;
  }

  /** Whether it took too long, so that less at a time may pass. */
  default boolean isTooSlow() {
    return false;
  }

  /** What was said, for people: code and message of a refusal, the cause of no answer. */
  String words();

  /**
   * The same failure of another call, which could not be made because of this one.
   *
   * @throws IllegalStateException if this is no failure
   */
  <U> Reply<U> failed();

  /** The catalogue did what was asked. */
  record Done<T>(T answer) implements Reply<T> {
    @Override
    public Fate fate() {
      return Fate.DONE;
    }

    @Override
    public Optional<T> value() {
      return Optional.of(answer);
    }

    @Override
    public String words() {
      return "done";
    }

    @Override
    public <U> Reply<U> failed() {
      throw new IllegalStateException("the call succeeded");
    }
  }

  /**
   * The catalogue said no.
   *
   * @param status HTTP status
   * @param errorCode the body's {@code errorCode}, empty text if it had none
   * @param message the body's {@code errorMessage}, at most a few hundred characters, no body
   * @param retryAfter the {@code Retry-After} header
   */
  record Refused<T>(int status, String errorCode, String message, Optional<Duration> retryAfter)
      implements Reply<T> {
    @Override
    public Fate fate() {
      return Fate.of(status, errorCode);
    }

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }

    @Override
    public <U> Reply<U> failed() {
      return new Refused<>(status, errorCode, message, retryAfter);
    }

    @Override
    public String words() {
      return (status + " " + errorCode + " " + message).strip();
    }

    @Override
    public boolean isUncertain() {
      return status == 408 || status >= 500;
    }

    @Override
    public boolean isTooSlow() {
      return status == 408 || status == 504;
    }
  }

  /**
   * Nobody answered: connection refused or lost, timeout, cancelled. The call may have been
   * applied.
   */
  record NoAnswer<T>(String cause) implements Reply<T> {
    /** The cause when the client's timeout passed. */
    public static final String TIMEOUT = "timeout";

    @Override
    public Fate fate() {
      return Fate.RETRY;
    }

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }

    @Override
    public <U> Reply<U> failed() {
      return new NoAnswer<>(cause);
    }

    @Override
    public String words() {
      return "no answer: " + cause;
    }

    @Override
    public boolean isTooSlow() {
      return cause.equals(TIMEOUT);
    }

    @Override
    public boolean isUncertain() {
      return true;
    }
  }
}

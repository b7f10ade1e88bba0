package io.lineweave.sandbox.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to go wrong. For any thread. */
public final class Faults {
  private final List<Fault> pending = new ArrayList<>();

  Faults() {}

  /**
   * What befalls one request.
   *
   * @param delay all its delays together
   * @param fault the first other thing
   */
  record Mishap(Duration delay, Optional<Fault> fault) {

    boolean is(Fault.Effect effect) {
      return fault.map(Fault::effect).filter(effect::equals).isPresent();
    }

    Optional<Refusal> refusal() {
      return is(Fault.Effect.STATUS) || is(Fault.Effect.POISON)
          ? fault.map(Fault::refusal)
          : Optional.empty();
    }

    Duration slowness() {
      return is(Fault.Effect.SLOW_BODY) ? fault.orElseThrow().delay() : Duration.ZERO;
    }
  }

  /** Lets something go wrong from now on. */
  public synchronized void add(Fault fault) {
    pending.add(fault);
  }

  /** Lets everything go well again. */
  public synchronized void clear() {
    pending.clear();
  }

  /** What is still to go wrong, with what is left of {@code times}. */
  public synchronized List<Fault> pending() {
    return List.copyOf(pending);
  }

  /** What befalls this request, counted down. */
  synchronized Mishap take(Call call, String body) {
    Duration delay = Duration.ZERO;
    Optional<Fault> other = Optional.empty();
    for (Fault fault : List.copyOf(pending)) {
      boolean late = fault.effect() == Fault.Effect.DELAY;
      if ((late || other.isEmpty()) && fault.befalls(call, body)) {
        countDown(fault);
        delay = late ? delay.plus(fault.delay()) : delay;
        other = late ? other : Optional.of(fault);
      }
    }
    return new Mishap(delay, other);
  }

  private void countDown(Fault fault) {
    int place = pending.indexOf(fault);
    if (fault.times() == 1) {
      pending.remove(place);
    } else if (fault.times() < Integer.MAX_VALUE) {
      pending.set(place, fault.times(fault.times() - 1));
    }
  }
}

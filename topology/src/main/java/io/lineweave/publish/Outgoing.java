package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The names of processes to be written: those that queue for company, and the parts into which a
 * refused batch was divided, which go first.
 */
final class Outgoing {
  private final Duration linger;
  private final InstantSource clock;
  private final LinkedHashMap<String, Instant> queue = new LinkedHashMap<>();
  private final Deque<List<String>> parts = new ArrayDeque<>();

  Outgoing(Duration linger, InstantSource clock) {
    this.linger = linger;
    this.clock = clock;
  }

  /** Joins the queue; a process that is in it keeps its place. */
  void enqueue(String process) {
    queue.putIfAbsent(process, clock.instant());
  }

  int size() {
    return queue.size() + parts.stream().mapToInt(List::size).sum();
  }

  /** Whether what goes next is a part of a batch that was made up before. */
  boolean isDividing() {
    return !parts.isEmpty();
  }

  /** Takes the next ones; none if those in the queue are few and can wait for company. */
  List<String> next(int most) {
    List<String> part = parts.poll();
    if (part == null) {
      return isDue(most) ? take(most) : List.of();
    }
    if (part.size() > most) {
      parts.addFirst(part.subList(most, part.size()));
    }
    return part.subList(0, Math.min(most, part.size()));
  }

  /** Puts a batch back, to go next. */
  void again(List<String> batch) {
    parts.addFirst(batch);
  }

  /** Puts a batch back in two halves, to go next: two calls more for every halving. */
  void divide(List<String> batch) {
    int half = (batch.size() + 1) / 2;
    parts.addFirst(batch.subList(half, batch.size()));
    parts.addFirst(batch.subList(0, half));
  }

  /** Puts one back that has to go alone, after the other parts. */
  void alone(String process) {
    parts.add(List.of(process));
  }

  private boolean isDue(int most) {
    return queue.size() >= most
        || queue.values().stream()
            .limit(1)
            .anyMatch(since -> !clock.instant().isBefore(since.plus(linger)));
  }

  private List<String> take(int most) {
    List<String> names = new ArrayList<>();
    Iterator<String> waiting = queue.keySet().iterator();
    while (waiting.hasNext() && names.size() < most) {
      names.add(waiting.next());
      waiting.remove();
    }
    return names;
  }
}

package io.lineweave.publish;

import io.lineweave.delivery.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of processes to be written: those that queue for company, and the parts into which a
 * refused batch was divided, which go first. What only a backfill waits for goes last, a few at a
 * time, so that a live process never waits long for a call of theirs.
 */
final class Outgoing {
  /** A fifth of a batch at a time goes of what only a backfill waits for. */
  private static final int SHARE_OF_REPLAYS = 5;

  private final Timetable departures;
  private final InstantSource clock;
  private final LinkedHashMap<String, Instant> queue = new LinkedHashMap<>();
  private final LinkedHashMap<String, Instant> behind = new LinkedHashMap<>();
  private final Deque<List<String>> parts = new ArrayDeque<>();

  Outgoing(Duration linger, InstantSource clock) {
    this.departures = new Timetable(linger);
    this.clock = clock;
  }

  /** Joins the queue; a process that is in it keeps its place. */
  void enqueue(String process) {
    behind.remove(process);
    queue.putIfAbsent(process, clock.instant());
  }

  /** Joins those who go when nobody else does, unless it goes earlier anyway. */
  void enqueueBehind(String process) {
    if (!queue.containsKey(process)) {
      behind.putIfAbsent(process, clock.instant());
    }
  }

  int size() {
    return queue.size() + behind.size() + parts.stream().mapToInt(List::size).sum();
  }

  /** Whether what goes next is a part of a batch that was made up before. */
  boolean isDividing() {
    return !parts.isEmpty();
  }

  /** Takes the next ones; none if those in the queue are few and can wait for company. */
  List<String> next(int most) {
    List<String> part = parts.poll();
    if (part == null) {
      return queue.isEmpty()
          ? next(behind, Math.max(1, most / SHARE_OF_REPLAYS))
          : next(queue, most);
    }
    if (part.size() > most) {
      parts.addFirst(part.subList(most, part.size()));
    }
    return part.subList(0, Math.min(most, part.size()));
  }

  /** Those in the queue who go next, if there are no parts; they stay. */
  List<String> first(int most) {
    return queue.keySet().stream().limit(most).toList();
  }

  /** Leaves the queue. */
  void remove(String process) {
    queue.remove(process);
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

  private List<String> next(Map<String, Instant> waiting, int most) {
    return isDue(waiting, most) ? take(waiting, most) : List.of();
  }

  private boolean isDue(Map<String, Instant> some, int most) {
    return some.size() >= most
        || some.values().stream()
            .limit(1)
            .anyMatch(since -> departures.hasDeparted(since, clock.instant()));
  }

  private static List<String> take(Map<String, Instant> some, int most) {
    List<String> names = new ArrayList<>();
    Iterator<String> waiting = some.keySet().iterator();
    while (waiting.hasNext() && names.size() < most) {
      names.add(waiting.next());
      waiting.remove();
    }
    return names;
  }
}

package io.lineweave.assemble;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A replay of a period through this room, beside the live service.
 *
 * <p>In a replay the clock closes nothing: partitions advance unevenly, and a run is whole only
 * once everything was read. So all runs stay open until {@link #allRead}; then those that count are
 * told, once each, and those that do not are not. Static events are told as they come, if they
 * count.
 *
 * <p>An event counts that has the header {@value #COUNTS}: whoever feeds the room knows the period.
 * A run counts if a terminal event of it does or, of a job that never ends, any.
 *
 * <p>Threading: one for all tasks of an instance and for who waits for them; any thread may ask.
 */
public final class Replay {
  /** Header of events that lie within the period. Its value says nothing. */
  public static final String COUNTS = "lineweave.counts";

  private final Set<String> over = ConcurrentHashMap.newKeySet();
  private volatile boolean read;

  /**
   * Everything that belongs to the replay was taken in, and for good: the offsets are committed.
   */
  public void allRead() {
    read = true;
  }

  /** How many tasks have told all their runs; what they told is safe once they are closed. */
  public int tasksOver() {
    return over.size();
  }

  boolean isRead() {
    return read;
  }

  /** How a task stands. */
  void report(String task, boolean isOver) {
    if (isOver) {
      over.add(task);
    } else {
      over.remove(task);
    }
  }
}

package io.lineweave.bench.e2e;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a thread of a process is for, as far as its name tells, which Linux cuts at 15 characters.
 */
enum Work {
  STREAM("stream threads", "-Stream"),
  CLIENTS("Kafka's producers", "kafka-producer-"),
  COLLECTOR("garbage collector", "GC Thread|G1 |VM Thread"),
  COMPILER("just-in-time compiler", "C1 Compiler|C2 Compiler"),
  ROCKSDB("RocksDB", "rocksdb:"),
  OTHER("other threads", "");

  /** A hundredth of a second on every Linux that Java runs on (USER_HZ, proc(5)). */
  private static final long TICK_MILLIS = 10;

  private static final int USER = 11;

  private final String label;
  private final String names;

  Work(String label, String names) {
    this.label = label;
    this.names = names;
  }

  /** How people call it. */
  String label() {
    return label;
  }

  /** Of a thread, by its line in {@code /proc/…/stat}. */
  static Work of(String stat) {
    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return Stream.of(values())
        .filter(work -> name.matches(".*(" + work.names + ").*"))
        .findFirst()
        .orElse(OTHER);
  }

  /** User and system time of that thread. */
  static Duration time(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    long ticks = Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(USER + 1));
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }
}

package io.lineweave.resolve;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The work of one task, in memory: what graphs wait for, before what is looked at again unasked,
 * before schemas, before farewells to placeholders. Bounded: what does not fit stays in the store
 * and is found by a later sweep.
 */
final class Desk {
  static final int MOST_ASKED = 2_000;
  static final int MOST_OTHER = 500;

  /** Schemas looked at for one call. */
  private static final int MOST_TOGETHER = 50;

  private final Map<String, Inquiry> asked = new LinkedHashMap<>();
  private final Map<String, Inquiry> revisited = new LinkedHashMap<>();
  private final Map<String, Instant> schemas = new LinkedHashMap<>();
  private final Set<String> farewells = new LinkedHashSet<>();
  private boolean overflowed;

  /**
   * A graph waits for it. Takes its place at the end, or goes on where it is.
   *
   * @param notBefore when to begin with it, if it is new here
   */
  void ask(String key, Known known, Instant notBefore) {
    Inquiry before = revisited.remove(key);
    Inquiry current = asked.getOrDefault(key, before);
    if (current == null && isFull()) {
      overflowed = true;
      return;
    }
    asked.put(key, current == null ? Inquiry.about(key, known, notBefore) : current.about(known));
  }

  /** It is time to look at it again; left for the next sweep if there is no room. */
  void revisit(String key, Known known) {
    if (!asked.containsKey(key) && revisited.size() < MOST_OTHER) {
      revisited.putIfAbsent(key, Inquiry.about(key, known, Instant.MIN));
    }
  }

  /** An asset has something of its schema to be written. */
  void addSchema(String key) {
    if (schemas.size() < MOST_OTHER) {
      schemas.putIfAbsent(key, Instant.MIN);
    }
  }

  /** Its schema is not to be written before then, and after that of others. */
  void pauseSchema(String key, Instant notBefore) {
    schemas.remove(key);
    if (schemas.size() < MOST_OTHER) {
      schemas.put(key, notBefore);
    }
  }

  void addFarewell(String key) {
    if (farewells.size() < MOST_OTHER) {
      farewells.add(key);
    }
  }

  /** All open questions, most urgent first. */
  Stream<Inquiry> inquiries() {
    return Stream.concat(asked.values().stream(), revisited.values().stream());
  }

  /** The question about a key as it stands now. */
  Optional<Inquiry> current(String key) {
    return Optional.ofNullable(asked.getOrDefault(key, revisited.get(key)));
  }

  /** Whether a graph waits for it. */
  boolean isAsked(String key) {
    return asked.containsKey(key);
  }

  /** Whether the question is still the one that was sent. */
  boolean holds(Inquiry inquiry) {
    return current(inquiry.key()).equals(Optional.of(inquiry));
  }

  /** The question has come further. */
  void replace(Inquiry inquiry) {
    (asked.containsKey(inquiry.key()) ? asked : revisited).replace(inquiry.key(), inquiry);
  }

  /** Others first. */
  void toEnd(Inquiry inquiry) {
    Map<String, Inquiry> line = asked.containsKey(inquiry.key()) ? asked : revisited;
    line.remove(inquiry.key());
    line.put(inquiry.key(), inquiry);
  }

  /** The question is answered. */
  void close(String key) {
    asked.remove(key);
    revisited.remove(key);
  }

  /** Assets of whose schema something may be written now, who waits longest first. */
  List<String> schemas(Instant now) {
    return schemas.entrySet().stream()
        .filter(schema -> !now.isBefore(schema.getValue()))
        .map(Map.Entry::getKey)
        .limit(MOST_TOGETHER)
        .toList();
  }

  void closeSchema(String key) {
    schemas.remove(key);
  }

  Optional<String> firstFarewell() {
    return farewells.stream().findFirst();
  }

  void closeFarewell(String key) {
    farewells.remove(key);
  }

  boolean isFull() {
    return asked.size() >= MOST_ASKED;
  }

  int waiting() {
    return asked.size();
  }

  /** Whether there is room again for what did not fit; asked once. */
  boolean wantsMore() {
    boolean more = overflowed && asked.size() < MOST_ASKED / 2;
    overflowed = overflowed && !more;
    return more;
  }
}

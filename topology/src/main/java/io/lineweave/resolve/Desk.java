package io.lineweave.resolve;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  private final Map<String, Inquiry> asked = new LinkedHashMap<>();
  private final Map<String, Inquiry> revisited = new LinkedHashMap<>();
  private final Set<String> schemas = new LinkedHashSet<>();
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
    if (current == null && asked.size() >= MOST_ASKED) {
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

  void addSchema(String key) {
    if (schemas.size() < MOST_OTHER) {
      schemas.add(key);
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

  /** Whether the question is still the one that was sent. */
  boolean holds(Inquiry inquiry) {
    return inquiry.equals(asked.getOrDefault(inquiry.key(), revisited.get(inquiry.key())));
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

  Optional<String> firstSchema() {
    return schemas.stream().findFirst();
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

package io.lineweave.publish;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Catalogue.Edges;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Line;
import io.lineweave.delivery.Load;
import io.lineweave.publish.Publish.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the edges of written processes back, as many in one call as fit into its URL. A server in
 * Atlas' default soft-delete mode can answer "done" and still leave out an edge that was removed
 * before. A process that differs is read again after a moment, in case the answer was old; then it
 * is deleted and written anew, once, because only an entity without a past takes every edge; if it
 * differs still, the receipt says so.
 *
 * <p>A process is accepted, and its dirty mark goes, only after this. While one is being verified
 * nothing else is sent, so that what is read back is what was written.
 */
final class Verification {
  static final String DIFFERS = "the catalogue shows other edges than were written";
  static final String UNREADABLE = "the edges could not be read back: ";

  /** Processes of one call: reading many relations at once is slow on a large catalogue. */
  static final int MOST_TOGETHER = 50;

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final PublishSettings.Verify verify;
  private final Catalogue catalogue;
  private final Line line;
  private final InstantSource clock;
  private final Desk desk;
  private final Consumer<String> enqueue;
  private final List<Check> checks = new ArrayList<>();
  private final Set<String> repaired = new HashSet<>();

  Verification(
      PublishSettings.Verify verify, World world, Line line, Desk desk, Consumer<String> enqueue) {
    this.verify = verify;
    this.catalogue = world.catalogue();
    this.clock = world.clock();
    this.line = line;
    this.desk = desk;
    this.enqueue = enqueue;
  }

  /** The catalogue took it; it counts as accepted at once, or after its edges were read back. */
  void written(Parcel parcel, String guid) {
    if (isFor(parcel)) {
      checks.add(Check.of(parcel, guid, clock.instant()));
    } else {
      desk.accepted(parcel, guid, List.of());
    }
  }

  /** Whether the edges of a written process are read back. */
  boolean isFor(Parcel parcel) {
    return switch (verify) {
      case ALWAYS -> true;
      case CHANGED -> parcel.edgesChanged() || repaired.contains(parcel.process());
      case NEVER -> false;
    };
  }

  /** Whether processes are being verified; makes the next call for them if it is time. */
  boolean proceed() {
    if (checks.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    checks.stream()
        .filter(check -> check.isDue(now))
        .findFirst()
        .map(check -> check.step() == Check.Step.DELETE ? List.of(check) : together(check, now))
        .filter(this::call)
        .ifPresent(checks::removeAll);
    return true;
  }

  /** Those that can be read in one call with that one, which is the first of them. */
  private List<Check> together(Check first, Instant now) {
    List<Check> together = new ArrayList<>(List.of(first));
    int space = Catalogue.MAX_LOOKUP_CHARACTERS - Catalogue.lookupCharacters(first.name());
    for (Check check : checks) {
      int taken = Catalogue.lookupCharacters(check.name());
      boolean fits = taken <= space && together.size() < MOST_TOGETHER && !check.equals(first);
      if (fits && check.isDue(now) && check.goesWith(first)) {
        together.add(check);
        space -= taken;
      }
    }
    return together;
  }

  private boolean call(List<Check> together) {
    Check first = together.get(0);
    if (first.step() == Check.Step.DELETE) {
      return line.call(
          new Load(0, first.parcel().built().operations()),
          () -> catalogue.delete(List.of(first.guid())),
          (reply, fate) -> deleted(first, reply, fate));
    }
    return line.call(
        new Load(0, together.size()),
        () ->
            catalogue.edges(
                first.parcel().name().typeName(), together.stream().map(Check::name).toList()),
        (reply, fate) -> compared(together, reply, fate));
  }

  private void compared(List<Check> together, Reply<Map<String, Edges>> reply, Fate fate) {
    switch (fate) {
      case DONE -> {
        Map<String, Edges> shown = reply.value().orElseThrow();
        together.forEach(check -> compared(check, Optional.ofNullable(shown.get(check.name()))));
      }
      case RETRY, PAUSE, DOUBT -> checks.addAll(0, together);
      case RESOLVE, ISOLATE -> {
        if (together.size() > 1) {
          together.forEach(check -> checks.add(check.byItself()));
        } else if (fate == Fate.RESOLVE) {
          compared(together.get(0), Optional.empty());
        } else {
          accept(together.get(0), List.of(UNREADABLE + reply.words()));
        }
      }
    }
  }

  private void compared(Check check, Optional<Edges> shown) {
    if (shown.isEmpty()) {
      enqueue.accept(check.name()); // deleted by somebody meanwhile
    } else if (isAsWritten(check.parcel().built(), shown.orElseThrow())) {
      accept(check, List.of());
    } else if (check.step() != Check.Step.READ_AGAIN) {
      checks.add(check.then(Check.Step.READ_AGAIN, clock.instant().plus(MOMENT)));
    } else if (repaired.add(check.name())) {
      checks.add(check.then(Check.Step.DELETE, clock.instant()));
    } else {
      accept(check, List.of(DIFFERS));
    }
  }

  private void deleted(Check check, Reply<List<String>> reply, Fate fate) {
    switch (fate) {
      case DONE, RESOLVE -> enqueue.accept(check.name());
      case RETRY, PAUSE, DOUBT -> checks.add(0, check);
      case ISOLATE -> accept(check, List.of(DIFFERS + "; " + reply.words()));
    }
  }

  private void accept(Check check, List<String> warnings) {
    repaired.remove(check.name());
    desk.accepted(check.parcel(), check.guid(), warnings);
  }

  private static boolean isAsWritten(Built built, Edges shown) {
    return new HashSet<>(shown.inputs()).equals(built.inputs())
        && new HashSet<>(shown.outputs()).equals(built.outputs());
  }
}

package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the edges of written processes back. A server in Atlas' default soft-delete mode can answer
 * "done" and still leave out an edge that was removed before. A process that differs is read again
 * after a moment, in case the answer was old; then it is deleted and written anew, once, because
 * only an entity without a past takes every edge; if it differs still, the receipt says so.
 *
 * <p>A process is accepted, and its dirty mark goes, only after this. While one is being verified
 * nothing else is sent, so that what is read back is what was written.
 */
final class Verification {
  static final String DIFFERS = "the catalogue shows other edges than were written";
  static final String UNREADABLE = "the edges could not be read back: ";

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private enum Step {
    READ,
    READ_AGAIN,
    DELETE
  }

  private record Check(Parcel parcel, String guid, Step step, Instant due) {
    Check then(Step next, Instant when) {
      return new Check(parcel, guid, next, when);
    }
  }

  private final PublishSettings.Verify verify;
  private final Catalogue catalogue;
  private final Line line;
  private final InstantSource clock;
  private final Desk desk;
  private final Consumer<String> enqueue;
  private final Deque<Check> checks = new ArrayDeque<>();
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
    boolean due =
        switch (verify) {
          case ALWAYS -> true;
          case CHANGED -> parcel.edgesChanged() || repaired.contains(parcel.process());
          case NEVER -> false;
        };
    if (due) {
      checks.add(new Check(parcel, guid, Step.READ, clock.instant()));
    } else {
      desk.accepted(parcel, guid, List.of());
    }
  }

  /** Whether processes are being verified; makes the next call for them if it is time. */
  boolean proceed() {
    if (checks.isEmpty()) {
      return false;
    }
    Check check = checks.element();
    if (!clock.instant().isBefore(check.due()) && call(check)) {
      checks.remove();
    }
    return true;
  }

  private boolean call(Check check) {
    return switch (check.step()) {
      case READ, READ_AGAIN -> readBack(check);
      case DELETE -> delete(check);
    };
  }

  private boolean readBack(Check check) {
    return line.call(
        new Load(0, 1),
        () -> catalogue.edges(check.parcel().name()),
        (reply, fate) -> compared(check, reply, fate));
  }

  private boolean delete(Check check) {
    return line.call(
        new Load(0, check.parcel().built().operations()),
        () -> catalogue.delete(List.of(check.guid())),
        (reply, fate) -> deleted(check, reply, fate));
  }

  private void compared(Check check, Reply<Edges> reply, Fate fate) {
    switch (fate) {
      case DONE -> compared(check, reply.value().orElseThrow());
      case RETRY, PAUSE, DOUBT -> checks.addFirst(check);
      case RESOLVE -> enqueue.accept(check.parcel().process()); // deleted by somebody meanwhile
      case ISOLATE -> accept(check, List.of(UNREADABLE + reply.words()));
    }
  }

  private void compared(Check check, Edges edges) {
    Built built = check.parcel().built();
    if (same(edges.inputs(), built.inputs()) && same(edges.outputs(), built.outputs())) {
      accept(check, List.of());
    } else if (check.step() == Step.READ) {
      checks.addFirst(check.then(Step.READ_AGAIN, clock.instant().plus(MOMENT)));
    } else if (repaired.add(check.parcel().process())) {
      checks.addFirst(check.then(Step.DELETE, clock.instant()));
    } else {
      accept(check, List.of(DIFFERS));
    }
  }

  private void deleted(Check check, Reply<List<String>> reply, Fate fate) {
    switch (fate) {
      case DONE, RESOLVE -> enqueue.accept(check.parcel().process());
      case RETRY, PAUSE, DOUBT -> checks.addFirst(check);
      case ISOLATE -> accept(check, List.of(DIFFERS + "; " + reply.words()));
    }
  }

  private void accept(Check check, List<String> warnings) {
    repaired.remove(check.parcel().process());
    desk.accepted(check.parcel(), check.guid(), warnings);
  }

  private static boolean same(Collection<AssetName> shown, Set<AssetName> written) {
    return new HashSet<>(shown).equals(written);
  }
}

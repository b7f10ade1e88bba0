package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the store in slices, again and again, and puts on the desk what is to be done: at
 * the start what the last owner left, later what has become due and what did not fit on the desk.
 */
final class Sweep {
  private static final int SLICE = 2_000;

  private final Room room;
  private final Instant lateAnswersEnd;
  private Optional<String> last = Optional.empty();
  private boolean underway = true;
  private boolean first = true;
  private Instant nextPass = Instant.MIN;

  Sweep(Room room) {
    this.room = room;
    this.lateAnswersEnd = room.now().plus(room.settings().delivery().lateAnswers());
  }

  /** The work of one tick. */
  void slice(Instant now) {
    if (!underway && (room.desk().wantsMore() || !now.isBefore(nextPass))) {
      underway = true;
    }
    if (underway) {
      List<Book.Mark> marks = room.book().after(last, SLICE);
      if (lookAll(marks, now) && marks.size() < SLICE) {
        passed(now);
      }
    }
  }

  /** Stops where the desk is full, to go on from there. */
  private boolean lookAll(List<Book.Mark> marks, Instant now) {
    for (Book.Mark mark : marks) {
      if (room.desk().isFull()) {
        return false;
      }
      look(mark, now);
      last = Optional.of(mark.key());
    }
    return true;
  }

  /** Whether all that the last owner left is known. */
  boolean isFirst() {
    return first;
  }

  private void passed(Instant now) {
    last = Optional.empty();
    underway = false;
    first = false;
    nextPass = now.plus(room.settings().sweepEvery());
  }

  private void look(Book.Mark mark, Instant now) {
    boolean due = !now.isBefore(mark.due());
    if (mark.dirty() || due) {
      room.book().read(mark.key()).ifPresent(known -> look(mark.key(), known, due, now));
    }
  }

  private void look(String key, Known known, boolean due, Instant now) {
    if (known.open()) {
      room.open(key, known);
    } else if (!known.told()) {
      tell(key, known, due, now);
    } else if (due) {
      visit(key, known);
    }
    if (known.hasSchemaToWrite()) {
      schema(key, now);
    }
  }

  /** The last owner may have sent some of it, and the catalogue may still be at it. */
  private void schema(String key, Instant now) {
    if (now.isBefore(lateAnswersEnd)) {
      room.desk().pauseSchema(key, lateAnswersEnd);
    } else {
      room.desk().addSchema(key);
    }
  }

  private void tell(String key, Known known, boolean due, Instant now) {
    if (first) {
      known.outcome().ifPresent(outcome -> room.book().tell(key, outcome));
      room.book().write(key, known.again(now.plus(Known.DURABLE)));
    } else if (due) {
      room.book().write(key, known.told(room.settings().next(known, now)));
    }
  }

  private void visit(String key, Known known) {
    if (known.retired().isPresent()) {
      room.desk().addFarewell(key);
    } else if (known.is(State.PLACEHOLDER)) {
      room.desk().revisit(key, known);
    } else {
      room.meters().forgotten();
      room.book().forget(key);
    }
  }
}

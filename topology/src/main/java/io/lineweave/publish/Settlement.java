package io.lineweave.publish;

import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What becomes of a batch by its fate, and who is to blame when it is refused. */
final class Settlement {
  /** What the catalogue took, and is in no book yet; the guid is empty text if it gave none. */
  private record Written(Parcel parcel, String guid, boolean alone) {}

  private final Line line;
  private final Desk desk;
  private final Outgoing outgoing;
  private final Verification verification;
  private final Suspects suspects;
  private final Deque<Written> written = new ArrayDeque<>();

  Settlement(
      Line line, Desk desk, Outgoing outgoing, Verification verification, Suspects suspects) {
    this.line = line;
    this.desk = desk;
    this.outgoing = outgoing;
    this.verification = verification;
    this.suspects = suspects;
  }

  /**
   * Settles a call. What the catalogue took is still to be booked.
   *
   * @param dividing whether the batch is a part of one that was refused
   */
  void settle(List<Parcel> parcels, boolean dividing, Reply<Map<String, String>> reply, Fate fate) {
    switch (fate) {
      case DONE -> done(parcels, reply.value().orElseThrow());
      case RETRY, PAUSE, DOUBT -> {
        suspects.nobodyPassed();
        if (reply.isUncertain()) {
          parcels.forEach(desk::unanswered);
        }
        retry(parcels, reply.isTooSlow());
      }
      case RESOLVE -> vanished(parcels, reply.words());
      case ISOLATE -> {
        if (!dividing) {
          suspects.nobodyPassed();
        }
        isolate(parcels, reply.words());
      }
    }
  }

  /** What is too slow goes in halves, and alone behind the others, so that it blocks nobody. */
  private void retry(List<Parcel> parcels, boolean tooSlow) {
    if (!tooSlow) {
      again(parcels);
    } else if (parcels.size() > 1) {
      outgoing.divide(Parcel.names(parcels));
    } else {
      outgoing.enqueue(parcels.get(0).process());
    }
  }

  /** Success is not the status but a guid for every placeholder that was sent. */
  private void done(List<Parcel> parcels, Map<String, String> guids) {
    for (int i = 0; i < parcels.size(); i++) {
      String guid = guids.getOrDefault(Parcel.guid(i), "");
      written.add(new Written(parcels.get(i), guid, parcels.size() == 1));
    }
    suspects.othersPassed();
  }

  /**
   * Books some of what the catalogue has taken.
   *
   * @return false if there was nothing to book
   */
  boolean book(int most) {
    boolean some = !written.isEmpty();
    for (int i = 0; i < most && !written.isEmpty(); i++) {
      book(written.poll());
    }
    return some;
  }

  private void book(Written one) {
    if (!one.guid().isEmpty()) {
      verification.written(one.parcel(), one.guid());
    } else if (one.alone()) {
      desk.refused(one.parcel(), "the catalogue gave no guid to it");
    } else {
      outgoing.alone(one.parcel().process());
    }
  }

  private void again(List<Parcel> parcels) {
    outgoing.again(Parcel.names(parcels));
  }

  /** The message names the asset as a rule; else the batch is divided to find out. */
  private void vanished(List<Parcel> parcels, String words) {
    List<Parcel> meant =
        parcels.size() == 1
            ? parcels
            : parcels.stream().filter(parcel -> parcel.isMeantBy(words)).toList();
    if (meant.isEmpty()) {
      outgoing.divide(Parcel.names(parcels));
      return;
    }
    meant.forEach(parcel -> desk.vanished(parcel, words));
    List<Parcel> others = parcels.stream().filter(parcel -> !meant.contains(parcel)).toList();
    if (!others.isEmpty()) {
      again(others);
    }
  }

  private void isolate(List<Parcel> parcels, String words) {
    if (parcels.size() > 1) {
      outgoing.divide(Parcel.names(parcels));
      return;
    }
    suspects.refused(parcels.get(0), words);
    if (line.isSuspicious()) {
      suspects.acquitAll().forEach(outgoing::enqueue);
    }
  }
}

package io.lineweave.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that the catalogue refused alone, until it is clear whose fault it is: theirs if others
 * pass, ours if one after the other is refused. Then nothing is set aside, and the breaker is open.
 */
final class Suspects {
  /** With nobody else to compare with, a refusal counts after that long. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  private record Suspect(Parcel parcel, String words, Instant since) {}

  private final InstantSource clock;
  private final Desk desk;
  private final List<Suspect> suspects = new ArrayList<>();
  private boolean othersPassed;

  Suspects(InstantSource clock, Desk desk) {
    this.clock = clock;
    this.desk = desk;
  }

  /** Refused alone; judged at once if others of its batch passed since the batch was refused. */
  void refused(Parcel parcel, String words) {
    suspects.removeIf(suspect -> suspect.parcel().process().equals(parcel.process()));
    suspects.add(new Suspect(parcel, words, clock.instant()));
    if (othersPassed) {
      othersPassed = false; // the next one needs evidence of its own
      judge(List.copyOf(suspects));
    }
  }

  /** The catalogue takes others, so that it is their own fault. */
  void othersPassed() {
    othersPassed = true;
    judge(List.copyOf(suspects));
  }

  /** What passed before says nothing about what is refused now. */
  void nobodyPassed() {
    othersPassed = false;
  }

  /** Judges those that have waited too long for others. */
  void judgeOld() {
    Instant now = clock.instant();
    judge(
        suspects.stream().filter(suspect -> !now.isBefore(suspect.since().plus(LONGEST))).toList());
  }

  /** It is us, not the data: lets all of them go, to be tried again. */
  List<String> acquitAll() {
    List<String> processes = suspects.stream().map(suspect -> suspect.parcel().process()).toList();
    suspects.clear();
    return processes;
  }

  private void judge(List<Suspect> guilty) {
    guilty.forEach(suspect -> desk.refused(suspect.parcel(), suspect.words()));
    suspects.removeAll(guilty);
  }
}

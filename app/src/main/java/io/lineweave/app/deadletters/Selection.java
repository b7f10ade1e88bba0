package io.lineweave.app.deadletters;

import io.lineweave.filter.Glob;
import io.lineweave.outcome.DeadLetter.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant: those of all conditions.
 *
 * @param reasons one of these reasons; any if empty
 * @param job the job as {@code namespace/name}; any if empty
 * @param from set aside then or later
 * @param to set aside before
 * @param ids one of these; any if empty
 */
public record Selection(
    Set<Reason> reasons,
    Optional<Glob> job,
    Optional<Instant> from,
    Optional<Instant> to,
    Set<LetterId> ids) {

  /** Whether this one is meant; whether it was put back before makes no difference. */
  public boolean matches(Letter letter) {
    return (ids.isEmpty() || ids.contains(letter.id()))
        && (reasons.isEmpty() || letter.reason().filter(reasons::contains).isPresent())
        && from.filter(letter.at()::isBefore).isEmpty()
        && to.filter(end -> !letter.at().isBefore(end)).isEmpty()
        && job.filter(glob -> !glob.matches(letter.job())).isEmpty();
  }

  /** Whether every dead letter is meant. */
  public boolean isEverything() {
    return ids.isEmpty() && reasons.isEmpty() && job.isEmpty() && from.isEmpty() && to.isEmpty();
  }
}

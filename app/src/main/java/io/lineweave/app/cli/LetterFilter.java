package io.lineweave.app.cli;

import io.lineweave.app.deadletters.LetterId;
import io.lineweave.app.deadletters.Selection;
import io.lineweave.filter.Glob;
import io.lineweave.outcome.DeadLetter.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters are meant, by what they say. */
final class LetterFilter {
  @Option(
      names = "--reason",
      paramLabel = "REASON",
      split = ",",
      description = "Only of these reasons: ${COMPLETION-CANDIDATES}.")
  private List<Reason> reasons = List.of();

  @Option(
      names = "--job",
      paramLabel = "PATTERN",
      description =
          "Only of jobs whose namespace/name is of this pattern: * stands for any characters, ? for"
              + " one. A letter that tells no job is of none.")
  private String job;

  @Mixin private PeriodOption period;

  /** The selection, of all letters or of those named. */
  Selection selection(Set<LetterId> ids) {
    Set<Reason> meant = EnumSet.noneOf(Reason.class);
    meant.addAll(reasons);
    return new Selection(
        meant,
        Optional.ofNullable(job).map(Glob::exact),
        period.from(Instant.now()),
        period.to(),
        ids);
  }
}

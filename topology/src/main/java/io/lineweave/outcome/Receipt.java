package io.lineweave.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one run: the value on {@code lineweave.receipts}, keyed by run id. The highest
 * revision counts; within one revision the later record.
 *
 * @param runId the run
 * @param revision the revision of the graph that this is about; 0 is the first
 * @param state what became of it
 * @param reason the rule, the code or what is waited for; empty text if the state says it all
 * @param job the job, as {@code namespace/name}
 * @param parentRunId the parent run, if the graph names one
 * @param rootRunId the root run, if the graph names one
 * @param graph where the graph stands, as {@code topic-partition@offset}; empty before it is known
 * @param processes the process entities of this run
 * @param warnings what a person should look at, such as a published process without an edge
 * @param at when this was decided
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Receipt(
    String runId,
    int revision,
    State state,
    String reason,
    String job,
    Optional<String> parentRunId,
    Optional<String> rootRunId,
    String graph,
    List<ProcessRef> processes,
    List<String> warnings,
    Instant at) {

  /** A process entity and its guid, the guid empty while it is not known. */
  public record ProcessRef(String qualifiedName, String guid) {}

  /** What can become of a run. */
  public enum State {
    /** Written, and accepted by the catalogue. */
    PUBLISHED,
    /** The catalogue has exactly this already. */
    UNCHANGED,
    /** A newer run of the same process was there first. */
    SUPERSEDED,
    /** A graph filter dropped it; the reason names the filter. */
    FILTERED,
    /** It changes no lineage by policy: failed, aborted, timed out. */
    SKIPPED,
    /** The catalogue refused it for good; it is on the dead letters. */
    DEAD_LETTERED,
    /** Not written yet; the reason says what for. */
    WAITING,
    /** Dry mode: the receipt says what would have been written. */
    DRY
  }
}

package io.lineweave.openlineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What assembly says of a graph, written as the facet {@code lineweave_assembly} (its JSON schema
 * is {@code docs/lineweave_assembly.schema.json}).
 *
 * <p>The facet stands with the run. A JobEvent has no run, there it stands with the job, and in a
 * DatasetEvent with the dataset.
 *
 * @param revision 0 for the first graph of the run, one more each time its content changed
 * @param completeness how the graph came to be written
 * @param replayId the backfill that wrote it, if one did
 * @param events how many events added something to the graph
 * @param firstEventTime the earliest event time
 * @param lastEventTime the latest event time
 * @param startTime the event time of the earliest START
 * @param endTime the event time of the latest terminal event
 * @param arrivalTime the time of the record of the event that ended the run (the first terminal
 *     one), or of its last event where none did: from here on a user waits; empty if unknown
 * @param leftOut what kinds had to be left out to keep within the limits; empty as a rule
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Assembly(
    @JsonInclude int revision,
    Completeness completeness,
    Optional<String> replayId,
    @JsonInclude long events,
    Instant firstEventTime,
    Instant lastEventTime,
    Optional<Instant> startTime,
    Optional<Instant> endTime,
    Optional<Instant> arrivalTime,
    SortedSet<LeftOut> leftOut) {

  /** The name of the facet. */
  public static final String FACET = "lineweave_assembly";

  public Assembly {
    leftOut =
        leftOut == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(leftOut);
  }

  /** What the graph itself tells, and how often it was told. */
  public static Assembly of(
      LineageGraph graph, int revision, Completeness completeness, long events) {
    Lifecycle life = graph.lifecycle();
    return new Assembly(
        revision,
        completeness,
        Optional.empty(),
        events,
        life.first().time(),
        life.last().time(),
        life.started().map(Stamp::time),
        life.ended().map(Stamp::time),
        Optional.empty(),
        Collections.emptySortedSet());
  }

  /** What stands in a graph that was read back; empty if it is none of our writing. */
  public static Optional<Assembly> in(LineageGraph graph) {
    return graph
        .runFacets()
        .get(FACET)
        .or(() -> graph.jobFacets().get(FACET))
        .or(() -> graph.outputs().values().stream().findFirst().flatMap(Assembly::in))
        .flatMap(AssemblyForm::read);
  }

  private static Optional<Facet> in(Dataset dataset) {
    return dataset.facets().get(FACET);
  }

  /** The same, written by a backfill. */
  public Assembly replayed(Optional<String> newReplayId) {
    return new Assembly(
        revision,
        completeness,
        newReplayId,
        events,
        firstEventTime,
        lastEventTime,
        startTime,
        endTime,
        arrivalTime,
        leftOut);
  }

  /** The same, of a run whose end, or else last event, arrived then; empty if unknown. */
  public Assembly arrived(Optional<Instant> time) {
    return new Assembly(
        revision,
        completeness,
        replayId,
        events,
        firstEventTime,
        lastEventTime,
        startTime,
        endTime,
        time,
        leftOut);
  }

  /** The same, with these kinds left out. */
  public Assembly without(SortedSet<LeftOut> kinds) {
    return new Assembly(
        revision,
        completeness,
        replayId,
        events,
        firstEventTime,
        lastEventTime,
        startTime,
        endTime,
        arrivalTime,
        kinds);
  }
}

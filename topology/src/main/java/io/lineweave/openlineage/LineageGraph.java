package io.lineweave.openlineage;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is known of one run (or of a job or dataset, from a static event).
 *
 * <p>One event is a graph; {@link #merge} makes one graph of several. Merging is associative,
 * commutative and idempotent, so arrival order and repetition cannot change the result.
 *
 * @param kind which of the three event kinds of the specification it comes from
 * @param id the run id as text (not necessarily a UUID); for the static kinds {@code
 *     job:{namespace}/{name}} or {@code dataset:{namespace}/{name}}
 * @param origin job and producer
 * @param lifecycle states and times
 * @param snapshot the latest event that asked to replace instead of to add ({@code
 *     jobType.emissionPattern.eventContentMode = COMPLETE_SNAPSHOT})
 * @param runFacets facets of the run
 * @param jobFacets facets of the job
 * @param inputs what the run read
 * @param outputs what the run wrote; a DatasetEvent's only dataset stands here
 */
public record LineageGraph(
    Kind kind,
    String id,
    Origin origin,
    Lifecycle lifecycle,
    Optional<Stamp> snapshot,
    Facets runFacets,
    Facets jobFacets,
    SortedMap<DatasetName, Dataset> inputs,
    SortedMap<DatasetName, Dataset> outputs) {

  /** The kinds of event (core schema 2-0-2). */
  public enum Kind {
    RUN,
    JOB,
    DATASET
  }

  public LineageGraph {
    inputs = Collections.unmodifiableSortedMap(inputs);
    outputs = Collections.unmodifiableSortedMap(outputs);
  }

  /**
   * Both together. Returns {@code this} itself where the other adds nothing, which is how a
   * duplicate event is known.
   *
   * @throws IllegalArgumentException if they are not of the same run
   */
  @SuppressWarnings("ReferenceEquality") // parts answer with themselves if nothing changed
  public LineageGraph merge(LineageGraph other) {
    if (kind != other.kind || !id.equals(other.id)) {
      throw new IllegalArgumentException("graphs of " + id + " and " + other.id + " do not merge");
    }
    Origin mergedOrigin = origin.merge(other.origin);
    Lifecycle mergedLifecycle = lifecycle.merge(other.lifecycle);
    Optional<Stamp> mergedSnapshot =
        snapshot
            .flatMap(a -> other.snapshot.map(a::max))
            .or(() -> snapshot)
            .or(() -> other.snapshot);
    Facets mergedRunFacets = runFacets.merge(other.runFacets);
    Facets mergedJobFacets = jobFacets.merge(other.jobFacets);
    SortedMap<DatasetName, Dataset> mergedInputs = union(mergedSnapshot, inputs, other.inputs);
    SortedMap<DatasetName, Dataset> mergedOutputs = union(mergedSnapshot, outputs, other.outputs);
    boolean same =
        mergedOrigin.equals(origin)
            && mergedLifecycle == lifecycle
            && mergedSnapshot.equals(snapshot)
            && mergedRunFacets == runFacets
            && mergedJobFacets == jobFacets
            && mergedInputs == inputs
            && mergedOutputs == outputs;
    return same
        ? this
        : new LineageGraph(
            kind,
            id,
            mergedOrigin,
            mergedLifecycle,
            mergedSnapshot,
            mergedRunFacets,
            mergedJobFacets,
            mergedInputs,
            mergedOutputs);
  }

  /** Bytes of its facets and characters of its datasets' names: about what it takes as text. */
  public long weight() {
    return runFacets.weight() + jobFacets.weight() + weight(inputs) + weight(outputs);
  }

  private static long weight(SortedMap<DatasetName, Dataset> datasets) {
    long weight = 0;
    for (var entry : datasets.entrySet()) {
      Dataset dataset = entry.getValue();
      weight += entry.getKey().name().length();
      weight += dataset.facets().weight() + dataset.roleFacets().weight();
    }
    return weight;
  }

  /** The same graph with these inputs instead. */
  public LineageGraph withInputs(SortedMap<DatasetName, Dataset> newInputs) {
    return new LineageGraph(
        kind, id, origin, lifecycle, snapshot, runFacets, jobFacets, newInputs, outputs);
  }

  /** Both sides shed first, so that what a snapshot replaced long ago is no change. */
  private static SortedMap<DatasetName, Dataset> union(
      Optional<Stamp> snapshot,
      SortedMap<DatasetName, Dataset> one,
      SortedMap<DatasetName, Dataset> other) {
    return Merge.union(
        Snapshot.left(snapshot, one), Snapshot.left(snapshot, other), Dataset::merge);
  }
}

package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process as graphs want it, its assets still by their keys.
 *
 * @param qualifiedName its identity in the catalogue
 * @param typeName its Atlas type
 * @param name for people
 * @param description from the job's documentation
 * @param attributes further attributes that the type has: run facts
 * @param inputs keys of the assets that it reads
 * @param outputs keys of the assets that it writes; with the identity "job and output" one
 * @param columns dependencies between columns
 * @param provenance the runs that it comes from
 * @param former what earlier parent runs wanted, for as long as this one did not tell everything
 */
record Draft(
    String qualifiedName,
    String typeName,
    String name,
    String description,
    SortedMap<String, Object> attributes,
    SortedSet<AssetName> inputs,
    SortedSet<AssetName> outputs,
    List<ColumnEdge> columns,
    Provenance provenance,
    Optional<Draft> former) {

  /** Bound on the column dependencies kept: ten times what fits into the attribute. */
  static final int MOST_COLUMNS = 10_000;

  public Draft {
    // What was read back from JSON has ints where there were longs.
    attributes = new TreeMap<>(attributes);
    attributes.replaceAll(
        (key, value) -> value instanceof Integer number ? number.longValue() : value);
  }

  /** Whether it comes to the same entity, whatever run it is from. */
  boolean saysTheSameAs(Draft other) {
    return typeName.equals(other.typeName)
        && name.equals(other.name)
        && description.equals(other.description)
        && attributes.equals(other.attributes)
        && columns.equals(other.columns)
        && hasTheSameEdgesAs(other);
  }

  /** Whether the other one says all of this, and more. */
  boolean isPartOf(Draft other) {
    return typeName.equals(other.typeName)
        && name.equals(other.name)
        && description.equals(other.description)
        && attributes.equals(other.attributes)
        && other.inputs.containsAll(inputs)
        && other.outputs.containsAll(outputs)
        && columnPairs(other).containsAll(columns);
  }

  /** Told apart by the columns alone: of what kind a dependency is seldom shows. */
  private static Set<ColumnEdge> columnPairs(Draft draft) {
    Set<ColumnEdge> pairs = new TreeSet<>(ColumnEdge.ORDER);
    pairs.addAll(draft.columns);
    return pairs;
  }

  boolean hasTheSameEdgesAs(Draft other) {
    return inputs.equals(other.inputs) && outputs.equals(other.outputs);
  }

  /**
   * Whether this one changes nothing any more: the draft before it comes from a later parent run,
   * and told everything.
   */
  boolean isSuperseded(Draft before) {
    return isOlderThan(before) && before.provenance.whole();
  }

  /** What is to be written: a draft that does not know everything never empties a fuller one. */
  Draft complete() {
    return former.map(this::unite).orElse(this);
  }

  boolean refersTo(AssetName key) {
    return inputs.contains(key)
        || outputs.contains(key)
        || former.filter(draft -> draft.refersTo(key)).isPresent();
  }

  /**
   * This draft and the one before it, in order of arrival. Runs under one parent run unite what
   * they read; a run under a new parent run replaces, and so does a later revision of the only run.
   * The order of arrival of different parent runs makes no difference.
   */
  Draft after(Draft before) {
    if (isOlderThan(before)) {
      return before.provenance.whole() ? before : before.backedBy(this);
    }
    if (replaces(before)) {
      return this;
    }
    return provenance.sameGroup(before.provenance) ? unite(before) : backedBy(before);
  }

  private boolean isOlderThan(Draft before) {
    return provenance.isOlderThan(before.provenance);
  }

  private Draft backedBy(Draft earlier) {
    Draft all = former.map(earlier::after).orElse(earlier);
    return with(provenance, Optional.of(all.flat()));
  }

  /** One level only, so that drafts that do not know everything cannot pile up. */
  private Draft flat() {
    return former
        .map(earlier -> complete().with(earlier.provenance, Optional.empty()))
        .orElse(this);
  }

  /** Whether nothing of the draft before it stays. */
  boolean replaces(Draft before) {
    return provenance.sameGroup(before.provenance)
        ? provenance.replacesSameRun(before.provenance)
        : provenance.whole() && !isOlderThan(before);
  }

  private Draft with(Provenance newProvenance, Optional<Draft> newFormer) {
    return new Draft(
        qualifiedName,
        typeName,
        name,
        description,
        attributes,
        inputs,
        outputs,
        columns,
        newProvenance,
        newFormer);
  }

  /** Both drafts together, this one being the later. */
  Draft unite(Draft before) {
    SortedMap<String, Object> unitedAttributes = new TreeMap<>(before.attributes);
    unitedAttributes.putAll(attributes);
    Provenance united = provenance.unite(before.provenance);
    return new Draft(
        qualifiedName,
        typeName,
        name,
        description.isEmpty() ? before.description : description,
        unitedAttributes,
        unite(before.inputs, inputs),
        unite(before.outputs, outputs),
        unite(before.columns, columns),
        united,
        united.whole() ? Optional.empty() : before.former);
  }

  private static SortedSet<AssetName> unite(SortedSet<AssetName> one, SortedSet<AssetName> other) {
    SortedSet<AssetName> united = new TreeSet<>(one);
    united.addAll(other);
    return united;
  }

  private static List<ColumnEdge> unite(List<ColumnEdge> one, List<ColumnEdge> other) {
    return bounded(Stream.concat(one.stream(), other.stream()).toList());
  }

  /** The edges in order, each pair of columns once and with its strongest kind. */
  static List<ColumnEdge> bounded(List<ColumnEdge> edges) {
    TreeSet<ColumnEdge> distinct =
        edges.stream()
            .sorted((one, other) -> one.kind().compareTo(other.kind()))
            .collect(Collectors.toCollection(() -> new TreeSet<>(ColumnEdge.ORDER)));
    List<ColumnEdge> ordered = new ArrayList<>(distinct);
    return ordered.size() <= MOST_COLUMNS ? ordered : ordered.subList(0, MOST_COLUMNS);
  }
}

package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import java.util.ArrayList;
import java.util.List;
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
    Provenance provenance) {

  /** Bound on the column dependencies kept: ten times what fits into the attribute. */
  static final int MOST_COLUMNS = 10_000;

  /** Whether the draft before it comes from a later parent run, so that this one is superseded. */
  boolean isOlderThan(Draft before) {
    return provenance.isOlderThan(before.provenance);
  }

  boolean refersTo(AssetName key) {
    return inputs.contains(key) || outputs.contains(key);
  }

  /**
   * This draft after another one that it is not older than. Runs under one parent run unite what
   * they read; a run under a new parent run replaces, and so does a later revision of the only run.
   * A draft that does not know everything replaces nothing: it never empties a fuller one.
   */
  Draft after(Draft before) {
    return replaces(before) ? this : unite(before);
  }

  /** Whether nothing of the draft before it stays. */
  boolean replaces(Draft before) {
    return provenance.sameGroup(before.provenance)
        ? provenance.replacesSameRun(before.provenance)
        : provenance.whole();
  }

  /** Both drafts together, this one being the later. */
  Draft unite(Draft before) {
    SortedMap<String, Object> unitedAttributes = new TreeMap<>(before.attributes);
    unitedAttributes.putAll(attributes);
    return new Draft(
        qualifiedName,
        typeName,
        name,
        description.isEmpty() ? before.description : description,
        unitedAttributes,
        unite(before.inputs, inputs),
        unite(before.outputs, outputs),
        unite(before.columns, columns),
        provenance.unite(before.provenance));
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

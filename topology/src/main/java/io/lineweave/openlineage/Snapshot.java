package io.lineweave.openlineage;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a COMPLETE_SNAPSHOT event replaces: datasets, and facets of datasets, that were last said
 * before it. Facets of the run and of the job stay, since they describe the run and not its window.
 *
 * <p>Dropping is compatible with merging: what is older than one snapshot is older than every later
 * one, so it does not matter whether it is dropped before or after a merge.
 */
final class Snapshot {
  private Snapshot() {}

  /** What is left; the very same map if nothing is replaced. */
  static SortedMap<DatasetName, Dataset> left(
      Optional<Stamp> snapshot, SortedMap<DatasetName, Dataset> datasets) {
    return snapshot.map(stamp -> left(stamp, datasets)).orElse(datasets);
  }

  private static SortedMap<DatasetName, Dataset> left(
      Stamp snapshot, SortedMap<DatasetName, Dataset> datasets) {
    if (datasets.values().stream().allMatch(dataset -> isLeft(snapshot, dataset))) {
      return datasets;
    }
    SortedMap<DatasetName, Dataset> left = new TreeMap<>();
    datasets.forEach(
        (name, dataset) -> {
          if (dataset.seen().compareTo(snapshot) >= 0) {
            left.put(
                name,
                new Dataset(
                    dataset.seen(),
                    left(snapshot, dataset.facets()),
                    left(snapshot, dataset.roleFacets())));
          }
        });
    return left;
  }

  private static Facets left(Stamp snapshot, Facets facets) {
    SortedMap<String, Facet> left = new TreeMap<>(facets.byName());
    left.values().removeIf(facet -> !isLeft(snapshot, facet));
    return new Facets(left);
  }

  private static boolean isLeft(Stamp snapshot, Dataset dataset) {
    return dataset.seen().compareTo(snapshot) >= 0
        && isLeft(snapshot, dataset.facets().byName())
        && isLeft(snapshot, dataset.roleFacets().byName());
  }

  private static boolean isLeft(Stamp snapshot, Map<String, Facet> facets) {
    return facets.values().stream().allMatch(facet -> isLeft(snapshot, facet));
  }

  private static boolean isLeft(Stamp snapshot, Facet facet) {
    return facet.stamp().compareTo(snapshot) >= 0;
  }
}

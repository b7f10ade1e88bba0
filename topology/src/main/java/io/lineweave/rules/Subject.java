package io.lineweave.rules;

import io.lineweave.openlineage.DatasetName;
import java.util.List;

/**
 * What the rules look at. A key of the cache, so it holds nothing that the rules do not need.
 *
 * @param name the dataset
 * @param symlinks its other names
 * @param environment where the run ran
 * @param storageLayer the storage facet's layer ({@code delta}, {@code iceberg}, …), empty if
 *     unknown
 * @param datasetType the datasetType facet ({@code TABLE}, {@code TOPIC}, …), empty if unknown
 * @param topic the input topic, empty if unknown
 */
public record Subject(
    DatasetName name,
    List<Symlink> symlinks,
    Environment environment,
    String storageLayer,
    String datasetType,
    String topic) {

  public Subject {
    symlinks = List.copyOf(symlinks);
  }

  /** A dataset by its name alone. */
  public static Subject of(String namespace, String name) {
    return new Subject(new DatasetName(namespace, name), List.of(), Environment.NONE, "", "", "");
  }
}

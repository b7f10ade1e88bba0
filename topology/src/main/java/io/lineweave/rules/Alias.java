package io.lineweave.rules;

import java.util.Map;

/**
 * One of the names of a dataset, as rules see it.
 *
 * @param kind whether it names a table or a place
 * @param origin where the name comes from: {@link #OWN_NAME}, {@code mount /mnt/raw}, {@code
 *     symlink TABLE}
 * @param address the name taken apart
 * @param trimmedPath below the authority, trimmed to the dataset
 * @param facts the variables that every rule may use; not to be changed
 * @param subject the dataset with its facets
 */
record Alias(
    Kind kind,
    String origin,
    Address address,
    TrimmedPath trimmedPath,
    Map<String, String> facts,
    Subject subject) {

  /** The origin of the name that the dataset goes by. */
  static final String OWN_NAME = "dataset";

  /** What a name stands for. */
  enum Kind {
    LOCATION,
    TABLE
  }

  /** Below the authority, trimmed to the dataset, without outer slashes. */
  String path() {
    return trimmedPath.get();
  }
}

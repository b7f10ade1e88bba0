package io.lineweave.rules;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run says of where it ran, as far as names depend on it.
 *
 * @param mounts mount point to the storage URI behind it
 * @param databricksWorkspace the workspace's host name
 */
public record Environment(SortedMap<String, String> mounts, Optional<String> databricksWorkspace) {
  public static final Environment NONE =
      new Environment(Collections.emptySortedMap(), Optional.empty());

  public Environment {
    mounts = Collections.unmodifiableSortedMap(new TreeMap<>(mounts));
  }
}

package io.lineweave.rules;

import io.lineweave.openlineage.DatasetName;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Databricks mount points: where {@code /mnt/raw} really is. The longest prefix wins. */
record Mounts(SortedMap<String, String> sources) {
  static final Mounts NONE = new Mounts(Collections.emptySortedMap());

  /** A path that a mount covers. */
  record Mounted(String mount, DatasetName name) {}

  /** These and others, which win; mount points in any spelling. */
  Mounts with(Map<String, String> others) {
    SortedMap<String, String> all = new TreeMap<>(sources);
    others.forEach((mount, source) -> all.put(mountPoint(mount), source));
    return new Mounts(all);
  }

  private static String mountPoint(String text) {
    return Paths.strip(text.startsWith("dbfs:") ? text.substring("dbfs:".length()) : text);
  }

  /**
   * The path on the Databricks file system, if it is one: {@code dbfs:/mnt/x}, or the same as a
   * local file, {@code /mnt/x} and {@code /dbfs/mnt/x}.
   */
  static Optional<String> path(Address address) {
    String path = address.path();
    boolean local = address.scheme().equals("file") && address.authority().host().isEmpty();
    if (local && path.startsWith("dbfs/")) {
      return Optional.of(path.substring("dbfs/".length()));
    }
    boolean mounted = address.scheme().equals("dbfs") || (local && path.startsWith("mnt/"));
    return mounted ? Optional.of(path) : Optional.empty();
  }

  /** The place behind a path. */
  Optional<Mounted> resolve(String path) {
    for (int end = path.length(); end >= 0; end = end == 0 ? -1 : path.lastIndexOf('/', end - 1)) {
      String mount = path.substring(0, Math.max(end, 0));
      if (sources.containsKey(mount)) {
        return Optional.of(mounted(mount, path.substring(mount.length())));
      }
    }
    return Optional.ofNullable(sources.get("")).map(root -> mounted("", path));
  }

  private Mounted mounted(String mount, String rest) {
    return new Mounted("/" + mount, new DatasetName(sources.get(mount), rest));
  }
}

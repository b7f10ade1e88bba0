package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an asset that we created the catalogue has.
 *
 * @param description the one that we wrote, or left to a person
 * @param columns the columns, each with a hash of what was written of it
 */
record Written(String description, SortedMap<String, Integer> columns) {
  static final Written NOTHING = new Written("", Collections.emptySortedMap());

  Written {
    columns = Collections.unmodifiableSortedMap(columns);
  }

  /** A new asset: it has its description, and no columns yet. */
  static Written described(WantedAsset wanted) {
    return new Written(wanted.description(), Collections.emptySortedMap());
  }

  /** The asset with its description of now. */
  Written withDescription(WantedAsset wanted) {
    return new Written(wanted.description(), columns);
  }

  /**
   * What to think of a description that the catalogue shows: none, or ours, may be replaced;
   * another one is a person's, and ours is not to be written.
   */
  Written besides(String shown, WantedAsset wanted) {
    if (shown.isEmpty()) {
      return new Written("", columns);
    }
    return shown.equals(description) ? this : withDescription(wanted);
  }

  Written with(Collection<Column> more) {
    SortedMap<String, Integer> all = new TreeMap<>(columns);
    more.forEach(column -> all.put(column.name(), hash(column)));
    return new Written(description, all);
  }

  boolean hasDescription(WantedAsset wanted) {
    return description.equals(wanted.description());
  }

  boolean isAll(WantedAsset wanted) {
    return hasDescription(wanted) && wanted.columns().stream().allMatch(this::has);
  }

  /** The columns that the catalogue does not have, or not like this. */
  List<Column> missing(WantedAsset wanted) {
    return wanted.columns().stream().filter(column -> !has(column)).toList();
  }

  private boolean has(Column column) {
    return Objects.equals(columns.get(column.name()), hash(column));
  }

  private static int hash(Column column) {
    return 31 * column.type().hashCode() + column.description().hashCode();
  }
}

package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.Entity;
import java.util.List;
import java.util.function.Function;

/**
 * What goes in one call of one asset's schema.
 *
 * @param size columns, or one for a description
 * @param done what is written if the call succeeds
 */
record Chunk(
    String key, String collection, int size, List<Entity> entities, Function<Known, Written> done) {

  /** How many entities go before the first column of that asset. */
  static int heads(Known known) {
    return isFirst(known) ? AssetEntities.heads(known.wanted()) : 0;
  }

  /**
   * The next one of an asset that has a schema to write.
   *
   * @param most how many columns
   * @param guidsTaken how many placeholder guids others in the call have
   */
  static Chunk of(String key, Known known, int most, int guidsTaken) {
    WantedAsset wanted = known.wanted();
    Written written = known.written();
    if (!written.hasDescription(wanted)) {
      return new Chunk(
          key,
          wanted.collection(),
          1,
          List.of(AssetEntities.asset(Integer.toString(-1 - guidsTaken), wanted)),
          later -> later.written().withDescription(wanted));
    }
    List<Column> columns = written.missing(wanted).stream().limit(most).toList();
    return new Chunk(
        key,
        wanted.collection(),
        columns.size(),
        AssetEntities.columns(wanted, columns, isFirst(known), guidsTaken),
        later -> later.written().with(columns));
  }

  private static boolean isFirst(Known known) {
    return known.written().columns().isEmpty();
  }
}

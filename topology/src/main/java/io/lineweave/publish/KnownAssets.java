package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * The global view of what each asset is in the catalogue. A little behind what the resolver wrote,
 * and on restore it triggers nothing: it is looked at on ticks.
 */
@FunctionalInterface
interface KnownAssets {

  /** What is known of the asset with that key. */
  Optional<ResolvedAsset> get(AssetName key);

  /** The view over a global table's store. */
  static KnownAssets in(ReadOnlyKeyValueStore<String, ValueAndTimestamp<ResolvedAsset>> table) {
    return key -> Optional.ofNullable(ValueAndTimestamp.getValueOrNull(table.get(key.text())));
  }
}

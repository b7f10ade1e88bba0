package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the core asks of its shell: the store, and the way out. */
interface Book {

  Optional<Known> read(String key);

  void write(String key, Known known);

  /** Takes it out of the store, and hands on that it is not known any more. */
  void forget(String key);

  /** Hands an outcome on. */
  void tell(String key, ResolvedAsset outcome);

  /** The next entries in key order, without reading what is in them. */
  List<Mark> after(Optional<String> key, int most);

  /** What can be told of an entry at a glance. */
  record Mark(String key, boolean dirty, Instant due) {}
}

package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory that outlives the tasks that use it, in the bytes of the real one. */
final class MemoryBook implements Book {
  final TreeMap<String, byte[]> store = new TreeMap<>();
  final Map<String, ResolvedAsset> told = new HashMap<>();

  @Override
  public Optional<Known> read(String key) {
    return Optional.ofNullable(store.get(key)).map(KnownBytes::read);
  }

  @Override
  public void write(String key, Known known) {
    store.put(key, KnownBytes.write(known));
  }

  @Override
  public void forget(String key) {
    store.remove(key);
    told.remove(key);
  }

  @Override
  public void tell(String key, ResolvedAsset outcome) {
    told.put(key, outcome);
  }

  @Override
  public List<Mark> after(Optional<String> key, int most) {
    return key.map(last -> store.tailMap(last, false)).orElse(store).entrySet().stream()
        .limit(most)
        .map(
            entry ->
                new Mark(
                    entry.getKey(),
                    KnownBytes.dirty(entry.getValue()),
                    KnownBytes.due(entry.getValue())))
        .toList();
  }
}

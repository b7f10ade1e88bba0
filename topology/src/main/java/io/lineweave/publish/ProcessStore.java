package io.lineweave.publish;

import io.lineweave.kafka.JsonSerde;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The one store of the room: processes by qualified name, runs that wait for a receipt, and the
 * calls that may be at work.
 *
 * <p>It remembers the latest values: a process is looked at several times on its way, and reading
 * it from its bytes was most of what that cost. Nobody else writes the store.
 */
final class ProcessStore {
  static final String NAME = "processes";

  private static final String PROCESS = "p:";
  private static final String RUN = "r:";
  private static final String CALLS = "c:";

  /** Two batches and their runs; a state that is heavier than that is read anew each time. */
  private static final int MOST_RECENT = 200;

  private static final int MOST_COLUMNS = 200;

  private final KeyValueStore<String, Stored> store;
  private final Map<String, Stored> recent = new LinkedHashMap<>(16, 0.75f, true);

  ProcessStore(KeyValueStore<String, Stored> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, Stored>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), JsonSerde.of(Stored.class));
  }

  Optional<ProcessState> process(String qualifiedName) {
    return get(PROCESS + qualifiedName).flatMap(Stored::process);
  }

  void put(ProcessState state) {
    put(PROCESS + state.draft().qualifiedName(), Stored.of(state));
  }

  void delete(ProcessState state) {
    delete(PROCESS + state.draft().qualifiedName());
  }

  /** Some processes in order of their names, from a name on. */
  List<ProcessState> processesFrom(String name, int most) {
    List<ProcessState> processes = new ArrayList<>();
    try (KeyValueIterator<String, Stored> range = store.range(PROCESS + name, RUN)) {
      while (range.hasNext() && processes.size() < most) {
        range.next().value.process().ifPresent(processes::add);
      }
    }
    return processes;
  }

  Optional<RunState> run(String runId) {
    return get(RUN + runId).flatMap(Stored::run);
  }

  void put(RunState run) {
    put(RUN + run.receipt().runId(), Stored.of(run));
  }

  void delete(RunState run) {
    delete(RUN + run.receipt().runId());
  }

  /** Contents that were sent and may be applied yet, by process. */
  SortedMap<String, String> calls() {
    return get(CALLS).map(Stored::calls).orElseGet(TreeMap::new);
  }

  void put(SortedMap<String, String> calls) {
    if (calls.isEmpty()) {
      delete(CALLS);
    } else {
      put(CALLS, Stored.of(calls));
    }
  }

  private Optional<Stored> get(String key) {
    Stored known = recent.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Stored> read = Optional.ofNullable(store.get(key));
    read.ifPresent(value -> remember(key, value));
    return read;
  }

  private void put(String key, Stored value) {
    store.put(key, value);
    remember(key, value);
  }

  private void delete(String key) {
    recent.remove(key);
    store.put(key, null); // delete() would read what was there
  }

  private void remember(String key, Stored value) {
    if (value.process().filter(state -> state.columns() > MOST_COLUMNS).isPresent()) {
      recent.remove(key);
      return;
    }
    recent.put(key, value);
    if (recent.size() > MOST_RECENT) {
      recent.remove(recent.keySet().iterator().next());
    }
  }

  /** Shows every process by its name, then every run; not for use on a tick. */
  void scan(BiConsumer<String, ProcessState> processes, BiConsumer<String, RunState> runs) {
    try (KeyValueIterator<String, Stored> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, Stored> entry = all.next();
        String name = entry.key.substring(PROCESS.length());
        entry.value.process().ifPresent(state -> processes.accept(name, state));
        entry.value.run().ifPresent(run -> runs.accept(name, run));
      }
    }
  }
}

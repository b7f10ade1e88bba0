package io.lineweave.publish;

import io.lineweave.kafka.JsonSerde;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The one store of the room: processes by qualified name, and runs that wait for a receipt. */
final class ProcessStore {
  static final String NAME = "processes";

  private static final String PROCESS = "p:";
  private static final String RUN = "r:";

  private final KeyValueStore<String, Stored> store;

  ProcessStore(KeyValueStore<String, Stored> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, Stored>> builder() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(NAME), Serdes.String(), JsonSerde.of(Stored.class));
  }

  Optional<ProcessState> process(String qualifiedName) {
    return Optional.ofNullable(store.get(PROCESS + qualifiedName)).flatMap(Stored::process);
  }

  void put(ProcessState state) {
    store.put(PROCESS + state.draft().qualifiedName(), Stored.of(state));
  }

  void delete(ProcessState state) {
    store.delete(PROCESS + state.draft().qualifiedName());
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
    return Optional.ofNullable(store.get(RUN + runId)).flatMap(Stored::run);
  }

  void put(RunState run) {
    store.put(RUN + run.receipt().runId(), Stored.of(run));
  }

  void delete(RunState run) {
    store.delete(RUN + run.receipt().runId());
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

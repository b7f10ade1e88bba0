package io.lineweave.publish;

import static io.lineweave.publish.TestRules.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.FakeCatalogue;
import io.lineweave.delivery.Gate;
import io.lineweave.delivery.HandClock;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * Kills the task at any moment, again and again, as a broker and a process would see it: of the
 * changelog any beginning from the last commit on is left, what was forwarded since is lost, and
 * what was read since is read again. In the end nothing is missing.
 */
class CrashTest {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final int JOBS = 5;
  private static final String POISON = "openlineage://prod/job4#db/t4";

  @Property(tries = 25)
  void shouldLoseNothingWhenKilledAnywhere(@ForAll Random random) {
    World world = new World(random);
    for (int step = 0; step < 300; step++) {
      world.step();
    }
    world.recover();
    world.assertNothingIsMissing();
  }

  private static final class World {
    private final Random random;
    private final HandClock clock = new HandClock();
    private final FakeCatalogue catalogue = new FakeCatalogue();
    private final JournalStore store = new JournalStore();
    private final List<TestEvent> graphs = new ArrayList<>();
    private final Map<String, Set<String>> expectedInputs = new HashMap<>();
    private final Set<String> runs = new TreeSet<>();
    private final List<Emission> safe = new ArrayList<>();
    private final List<Emission> unsafe = new ArrayList<>();
    private final TreeMap<Instant, Runnable> lateCalls = new TreeMap<>();
    private int number;
    private int read;
    private int committedRead;
    private int committedChanges;
    private PublishProcessor processor;
    private MockProcessorContext<String, Emission> context;

    World(Random random) {
      this.random = random;
      catalogue.refuseIf(
          entity -> entity.name().qualifiedName().equals(POISON), 400, "ATLAS-400-00-014");
      catalogue.put(table("raw0"));
      catalogue.put(table("raw1"));
      catalogue.put(table("raw2"));
      for (int job = 0; job < JOBS; job++) {
        catalogue.put(table("t" + job));
      }
      start();
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0 -> fault();
        case 1 -> crash();
        case 2 -> commitOrHandOver();
        case 3, 4 -> arrive();
        default -> tick();
      }
    }

    private void commitOrHandOver() {
      if (random.nextInt(3) == 0) {
        handOver();
      } else {
        commit();
      }
    }

    private void arrive() {
      int job = random.nextInt(JOBS);
      int number = graphs.size();
      Set<String> inputs = new TreeSet<>();
      TestEvent graph =
          TestEvent.run("run" + number, "job" + job)
              .started(TestEvent.START.plusSeconds(number))
              .parent("parent" + number, "app")
              .output("t" + job);
      for (int i = 0; i <= random.nextInt(3); i++) {
        inputs.add("raw" + random.nextInt(3));
      }
      inputs.forEach(graph::input);
      graphs.add(graph);
      runs.add("run" + number);
      expectedInputs.put("openlineage://prod/job" + job + "#db/t" + job, inputs);
    }

    /** Nobody waits for them any longer, and some time later they are applied still. */
    private void abandonCalls() {
      Duration delay = TICK.multipliedBy(random.nextInt(500));
      catalogue
          .giveUpHeld()
          .forEach(call -> lateCalls.put(clock.instant().plus(delay).plusNanos(number++), call));
    }

    private void applyLateCalls() {
      while (!lateCalls.isEmpty() && !clock.instant().isBefore(lateCalls.firstKey())) {
        lateCalls.pollFirstEntry().getValue().run();
      }
    }

    private void readOn() {
      applyLateCalls();
      while (read < graphs.size()) {
        TestEvent graph = graphs.get(read);
        context.setRecordMetadata("graphs", 0, read);
        processor.process(new Record<>(graph.key(), graph.bytes(), clock.millis()));
        read++;
      }
      collect();
    }

    private void tick() {
      clock.advance(TICK.multipliedBy(1 + random.nextInt(40)));
      readOn();
      context.scheduledPunctuators().get(0).getPunctuator().punctuate(clock.millis());
      collect();
    }

    private void fault() {
      switch (random.nextInt(6)) {
        case 0 -> catalogue.refuseNext(1, 503, "");
        case 1 -> catalogue.ignoreNext(1);
        case 2 -> catalogue.loseNextAnswers(1);
        case 3 -> catalogue.hold();
        case 4 -> abandonCalls();
        default -> catalogue.release();
      }
    }

    private void collect() {
      context.forwarded().forEach(forward -> unsafe.add(forward.record().value()));
      context.resetForwards();
    }

    private void commit() {
      safe.addAll(unsafe);
      unsafe.clear();
      committedRead = read;
      committedChanges = store.length();
    }

    /** A broker waits longer for a dead client than any call takes: late calls come before. */
    private void crash() {
      abandonCalls();
      lateCalls.values().forEach(Runnable::run);
      lateCalls.clear();
      unsafe.clear();
      store.restore(committedChanges + random.nextInt(store.length() - committedChanges + 1));
      read = committedRead;
      committedChanges = store.length();
      start();
    }

    /** A rebalance: the task is closed after a commit, and begins elsewhere at once. */
    private void handOver() {
      commit();
      processor.close();
      abandonCalls();
      start();
    }

    private void start() {
      context = new MockProcessorContext<>();
      context.addStateStore(store);
      context.addStateStore(knownAssets());
      processor =
          new PublishProcessor(
              PublishSettings.DEFAULT,
              new GraphMapping(PublishSettings.DEFAULT, new TestRules()),
              new Publish.World(
                  catalogue, new Gate(1_000_000, clock), clock, new SimpleMeterRegistry()));
      processor.init(context);
    }

    private TimestampedKeyValueStore<String, ResolvedAsset> knownAssets() {
      TimestampedKeyValueStore<String, ResolvedAsset> assets =
          Stores.timestampedKeyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(Publish.KNOWN_ASSETS),
                  Serdes.String(),
                  JsonSerde.of(ResolvedAsset.class))
              .withLoggingDisabled()
              .build();
      assets.init(context.getStateStoreContext(), assets);
      for (AssetName name : catalogue.names()) {
        if (name.typeName().equals("test_table")) {
          ResolvedAsset found = new ResolvedAsset(State.FOUND, name, "", "", "", clock.instant());
          assets.put(name.text(), ValueAndTimestamp.make(found, 0));
        }
      }
      return assets;
    }

    /** No faults, no crash: a while in which everything comes to its end. */
    void recover() {
      catalogue.heal();
      catalogue.release();
      for (int i = 0; i < 3_000; i++) {
        clock.advance(TICK);
        readOn();
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(clock.millis());
        collect();
      }
      commit();
    }

    void assertNothingIsMissing() {
      expectedInputs.forEach(
          (process, inputs) -> {
            AssetName name = new AssetName("azure_synapse_operation", process);
            if (!process.equals(POISON)) {
              assertThat(catalogue.inputsOf(name))
                  .hasSameElementsAs(inputs.stream().map(TestRules::table).toList());
            }
          });
      Map<String, Receipt.State> receipts = new HashMap<>();
      safe.stream()
          .filter(Emission.Status.class::isInstance)
          .map(emission -> ((Emission.Status) emission).receipt())
          .forEach(receipt -> receipts.put(receipt.runId(), receipt.state()));
      assertThat(receipts.keySet()).isEqualTo(runs);
      assertThat(receipts).doesNotContainValue(Receipt.State.WAITING);
      long deadLetters = safe.stream().filter(Emission.Parked.class::isInstance).count();
      assertThat(deadLetters > 0).isEqualTo(expectedInputs.containsKey(POISON));
      assertThat(store.approximateNumEntries()).isEqualTo(expectedInputs.size());
    }
  }
}

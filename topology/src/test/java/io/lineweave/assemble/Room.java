package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.delivery.HandClock;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Schemas;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.test.TestRecord;

/** The room under test: real topology driver, clock moved by hand, what comes out collected. */
final class Room implements AutoCloseable {
  final HandClock clock = new HandClock();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<Written> graphs = new ArrayList<>();
  final List<Receipt> receipts = new ArrayList<>();
  final List<Headers> parked = new ArrayList<>();
  final List<Long> times = new ArrayList<>();

  final AssembleSettings settings;
  private final Assemble door;
  private TopologyTestDriver driver;

  /** A graph that came out. */
  @SuppressWarnings("ArrayRecordComponent")
  record Written(String key, byte[] bytes, byte[] json, LineageGraph graph, Assembly assembly) {
    /** Without what says how it came about: what must not depend on order and repetition. */
    String content() {
      try {
        ObjectNode event = (ObjectNode) new ObjectMapper().readTree(json);
        ((ObjectNode) event.at("/run/facets")).remove(Assembly.FACET);
        return event.toPrettyString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Room() {
    this(AssembleSettings.defaults());
  }

  Room(AssembleSettings settings) {
    this.settings = settings;
    this.door = new Assemble(settings, clock, meters);
    start(Map.of());
  }

  /** A room for a replay. */
  Room(AssembleSettings settings, Replay replay) {
    this.settings = settings;
    this.door = Assemble.replaying(settings, clock, meters, replay);
    start(Map.of());
  }

  /** A room whose clock goes on by that much whenever it is looked at. */
  Room(AssembleSettings settings, Duration perLook) {
    this.settings = settings;
    InstantSource moving =
        () -> {
          clock.advance(perLook);
          return clock.instant();
        };
    this.door = new Assemble(settings, moving, meters);
    start(Map.of());
  }

  /** Events as their producer wrote them. */
  void send(String... events) {
    for (String event : events) {
      send(Events.read(event));
    }
  }

  /** Events that lie in the period of a replay. */
  void sendCounting(Events.Hand... events) {
    RecordHeaders counting = new RecordHeaders();
    counting.add(Replay.COUNTS, new byte[0]);
    for (Events.Hand event : events) {
      LineageGraph graph = Events.read(event.json());
      input().pipeInput(new TestRecord<>(graph.id(), GraphCodec.encode(graph), counting));
    }
  }

  void send(Events.Hand... events) {
    for (Events.Hand event : events) {
      send(event.json());
    }
  }

  void send(LineageGraph event) {
    input().pipeInput(event.id(), GraphCodec.encode(event));
  }

  private TestInputTopic<String, byte[]> input() {
    return driver.createInputTopic(
        "by-run", new StringSerializer(), Serdes.ByteArray().serializer());
  }

  /** An event whose record on the input topic has that time. */
  void send(Instant time, Events.Hand event) {
    LineageGraph graph = Events.read(event.json());
    input().pipeInput(graph.id(), GraphCodec.encode(graph), time);
  }

  void advance(Duration duration) {
    clock.advance(duration);
    driver.advanceWallClockTime(duration);
  }

  /** Long enough for whatever ended to close. */
  void settle() {
    advance(settings.grace().plus(settings.tick().interval()));
  }

  /** A new task on what the store held, as after a crash or a rebalance. */
  void restart() {
    restartWithout(key -> false);
  }

  /** Likewise, where the store lost some of its keys. */
  void restartWithout(Predicate<Bytes> lost) {
    Map<Bytes, byte[]> stored = stored();
    stored.keySet().removeIf(lost);
    driver.close();
    start(stored);
  }

  Map<Bytes, byte[]> stored() {
    Map<Bytes, byte[]> stored = new TreeMap<>();
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(RunStore.NAME);
    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> stored.put(entry.key, entry.value));
    }
    return stored;
  }

  double counted(String name, String... tags) {
    return meters.get("lineweave.assemble." + name).tags(tags).counter().count();
  }

  double gauged(String name) {
    return meters.get("lineweave.assemble." + name).gauge().value();
  }

  @Override
  public void close() {
    driver.close();
  }

  private void start(Map<Bytes, byte[]> stored) {
    Topology topology = new Topology();
    topology.addSource(
        "read", Serdes.String().deserializer(), Serdes.ByteArray().deserializer(), "by-run");
    topology.addProcessor("assemble", new Restored(door, stored), "read");
    topology.addProcessor(
        "collect", () -> (Processor<String, Emission, Void, Void>) this::collect, "assemble");
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "room-" + UUID.randomUUID());
    driver = new TopologyTestDriver(topology, config, clock.instant());
  }

  private void collect(Record<String, Emission> record) {
    Emission emission = record.value();
    times.add(record.timestamp());
    if (emission instanceof Emission.Graph graph) {
      graphs.add(read(record.key(), graph.json()));
    } else if (emission instanceof Emission.Status status) {
      receipts.add(status.receipt());
    } else {
      parked.add(record.headers());
    }
  }

  private static Written read(String key, byte[] bytes) {
    byte[] json = bytes[0] == '{' ? bytes : gunzip(bytes);
    LineageGraph graph = Events.read(json);
    assertThat(Schemas.againstEvent(json)).isEmpty();
    assertThat(Schemas.againstAssembly(json)).isEmpty();
    return new Written(key, bytes, json, graph, Assembly.in(graph).orElseThrow());
  }

  private static byte[] gunzip(byte[] bytes) {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The door, with the store filled before the processor first looks at it. */
  private record Restored(Assemble door, Map<Bytes, byte[]> stored)
      implements ProcessorSupplier<String, byte[], String, Emission> {
    @Override
    public Processor<String, byte[], String, Emission> get() {
      Processor<String, byte[], String, Emission> inner = door.get();
      return new Processor<>() {
        @Override
        public void init(ProcessorContext<String, Emission> context) {
          KeyValueStore<Bytes, byte[]> store = context.getStateStore(RunStore.NAME);
          stored.forEach(store::put);
          inner.init(context);
        }

        @Override
        public void process(Record<String, byte[]> record) {
          inner.process(record);
        }

        @Override
        public void close() {
          inner.close();
        }
      };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      Set<StoreBuilder<?>> stores = door.stores();
      stores.forEach(StoreBuilder::withLoggingDisabled);
      return stores;
    }
  }
}

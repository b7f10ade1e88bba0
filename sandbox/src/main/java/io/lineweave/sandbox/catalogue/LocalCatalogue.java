package io.lineweave.sandbox.catalogue;

import io.lineweave.catalogue.AssetName;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A catalogue in this JVM that speaks the Atlas v2 API as Purview and Apache Atlas do, under {@code
 * /datamap/api/atlas/v2}, {@code /catalog/api/atlas/v2} and {@code /api/atlas/v2}, on the loopback
 * address only. It keeps everything in memory and forgets it when it is closed.
 *
 * <p>Threads: requests are served concurrently; what they share is in {@link Store}, whose lock
 * discipline is stated there, and in the synchronized {@link Faults} and {@link Meter}. Every
 * method here may be called from any thread.
 */
public final class LocalCatalogue implements AutoCloseable {
  private static final int WORKERS = 64;
  private static final String LOOPBACK = "127.0.0.1";
  private static final long MAX_BODY = 64L << 20;

  private final Store store = new Store();
  private final Faults faults = new Faults();
  private final Meter meter;
  private final Writes writes;
  private final Undertow server;

  private LocalCatalogue(CatalogueSettings settings, String address) {
    InstantSource clock = Clock.systemUTC();
    store.types(settings.ownTypes() ? TypeFiles.loadAll() : TypeFiles.load());
    meter = new Meter(settings.operationsPerSecond(), clock);
    writes = new Writes(store, settings, meter, clock, LocalCatalogue::pause);
    Reads reads = new Reads(store, settings, meter, clock);
    Routes routes = new Routes(reads, writes, new TypeCalls(store));
    Front front = new Front(routes, faults, meter, settings, LocalCatalogue::pause);
    server =
        Undertow.builder()
            .addHttpListener(settings.port(), address)
            .setHandler(new Admin(faults, this::processes, new BlockingHandler(front)))
            .setIoThreads(2)
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_BODY)
            .build();
  }

  /** Starts one with default settings; port 0 takes a free one. */
  public static LocalCatalogue start(int port) {
    return start(CatalogueSettings.onPort(port));
  }

  /**
   * Starts one.
   *
   * @throws IllegalStateException if it cannot listen there, such as on a port that is taken
   */
  public static LocalCatalogue start(CatalogueSettings settings) {
    return start(settings, LOOPBACK);
  }

  /** Starts one that listens elsewhere, such as in a container. */
  static LocalCatalogue start(CatalogueSettings settings, String address) {
    LocalCatalogue catalogue = new LocalCatalogue(settings, address);
    try {
      catalogue.server.start();
    } catch (RuntimeException e) {
      // Undertow wraps what the socket says.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "Cannot listen on %s:%d: %s".formatted(address, settings.port(), cause.getMessage()), e);
    }
    return catalogue;
  }

  /** The endpoint, without API path. */
  public URI uri() {
    var address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return URI.create("http://" + LOOPBACK + ":" + address.getPort());
  }

  /** What is to go wrong. */
  public Faults faults() {
    return faults;
  }

  /** How many requests of this kind came, refused ones included. */
  public long calls(Call call) {
    return meter.calls(call);
  }

  /** How many operations, as Purview counts them, were admitted. */
  public long operations() {
    return meter.operations();
  }

  /** All processes with their active edges, in name order. */
  public List<ProcessLineage> processes() {
    return store.read(
        () ->
            store
                .all()
                .filter(entity -> store.typeOf(entity).isA("Process"))
                .map(ProcessLineage::of)
                .toList());
  }

  /** All entities, in name order; one that is there twice is in it twice. */
  public List<AssetName> entities() {
    return store.read(() -> store.all().map(ProcessLineage::name).toList());
  }

  /** Names that more than one entity has. */
  public Set<AssetName> duplicates() {
    return entities().stream()
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The attributes of an entity that have a value, without relationships. */
  public Optional<Map<String, Object>> attributes(AssetName name) {
    return store.read(
        () -> store.find(name.typeName(), name.qualifiedName()).map(StoredEntity::attributes));
  }

  /**
   * Puts an entity there as a scan would, past faults and limits.
   *
   * @return its guid
   * @throws RuntimeException if the catalogue would refuse it
   */
  public String add(AssetName name, Map<String, Object> attributes) {
    return writes.add(name, attributes);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Waits the time out on the request's own thread: only whoever asked waits. */
  private static void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}

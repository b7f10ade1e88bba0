package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What changes entities: each call is one transaction under the store's lock, all or nothing. */
final class Writes {
  private final Store store;
  private final CatalogueSettings settings;
  private final Meter meter;
  private final InstantSource clock;
  private final Consumer<Duration> pause;

  Writes(
      Store store,
      CatalogueSettings settings,
      Meter meter,
      InstantSource clock,
      Consumer<Duration> pause) {
    this.store = store;
    this.settings = settings;
    this.meter = meter;
    this.clock = clock;
    this.pause = pause;
  }

  Answer write(Request request) {
    if (!(Json.map(request.body()).get("entities") instanceof List<?> entities)) {
      throw Refusal.unexpected();
    }
    return write(request, entities);
  }

  Answer writeOne(Request request) {
    Object entity = Json.map(request.body()).get("entity");
    return write(request, List.of(Optional.ofNullable(entity).orElseThrow(Refusal::unexpected)));
  }

  private Answer write(Request request, List<?> entities) {
    meter.charge(operations(entities));
    String collection = request.parameter("collectionId").orElse("");
    if (settings.strict()) {
      return Answer.of(store.write(() -> apply(batch(entities), collection)));
    }
    Batch batch = store.read(() -> batch(entities));
    pause.accept(settings.raceGap());
    return Answer.of(store.write(() -> apply(batch.stillThere(), collection)));
  }

  /** Entities and edges, as the request names them. */
  private static long operations(List<?> entities) {
    return entities.stream()
        .mapToLong(entity -> entity instanceof Map<?, ?> map ? 1 + edges(map) : 1)
        .sum();
  }

  private static long edges(Map<?, ?> entity) {
    return Stream.of("attributes", "relationshipAttributes")
        .map(entity::get)
        .filter(Map.class::isInstance)
        .flatMap(attributes -> ((Map<?, ?>) attributes).values().stream())
        .mapToLong(Writes::references)
        .sum();
  }

  private static long references(Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).count()
        : value instanceof Map<?, ?> map && map.containsKey("typeName") ? 1 : 0;
  }

  private Batch batch(List<?> entities) {
    return new Batch(store, entities, Limits.of(settings), clock.millis());
  }

  private ObjectNode apply(Batch batch, String collection) {
    Writer writer = writer();
    writer.apply(batch, collection);
    return Views.mutation(writer, batch.assignments());
  }

  /** Puts one entity there and answers its guid. */
  String add(AssetName name, Map<String, Object> attributes) {
    Map<String, Object> all = new HashMap<>(attributes);
    all.put("qualifiedName", name.qualifiedName());
    all.putIfAbsent("name", name.qualifiedName());
    Map<String, Object> entity =
        Map.of("guid", "-1", "typeName", name.typeName(), "attributes", all);
    return store.write(
        () -> {
          Batch batch = new Batch(store, List.of(entity), Limits.ATLAS, clock.millis());
          writer().apply(batch, "");
          return batch.assignments().get("-1");
        });
  }

  Answer deleteByGuid(String guid) {
    return delete(List.of(guid), store::find);
  }

  Answer deleteByGuids(Request request) {
    List<String> guids = request.parameters("guid");
    if (guids.isEmpty()) {
      throw Refusal.parameters("Guid(s) not specified");
    }
    return delete(guids, store::find);
  }

  Answer deleteByName(Request request, String type) {
    List<String> names =
        request.uniqueAttributes().values().stream().map(it -> it.value()).toList();
    return delete(names, name -> store.find(type, name));
  }

  /** What is not there is already deleted: 200 and nothing (measured, hard delete). */
  private Answer delete(List<String> keys, Function<String, Optional<StoredEntity>> find) {
    meter.charge(keys.size());
    return Answer.of(
        store.write(
            () -> {
              Writer writer = writer();
              writer.delete(keys.stream().flatMap(key -> find.apply(key).stream()).toList());
              return Views.deletion(writer.deleted());
            }));
  }

  private Writer writer() {
    return new Writer(store, settings.hardDelete(), clock.millis());
  }
}

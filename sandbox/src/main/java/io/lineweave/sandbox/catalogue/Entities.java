package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be asked about entities: every call takes the store's lock once and answers a copy. */
final class Entities {
  private final Store store;
  private final CatalogueSettings settings;
  private final Meter meter;
  private final InstantSource clock;
  private final Consumer<Duration> pause;
  private final Views views;

  Entities(
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
    this.views = new Views(store);
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
        .mapToLong(Entities::references)
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

  Answer byGuid(Request request, String guid) {
    meter.charge(1);
    return Answer.of(store.read(() -> views.single(get(guid), request.withRelationships())));
  }

  Answer byGuids(Request request) {
    List<String> guids = request.parameters("guid");
    if (guids.isEmpty()) {
      throw Refusal.guidNotFound("{0}");
    }
    meter.charge(guids.size());
    return Answer.of(
        store.read(
            () ->
                views.several(
                    guids.stream().map(this::get).toList(), request.withRelationships())));
  }

  Answer byName(Request request, String type) {
    meter.charge(1);
    return Answer.of(
        store.read(() -> views.single(named(request, type), request.withRelationships())));
  }

  /** Names that are not there are left out. */
  Answer byNames(Request request, String type) {
    meter.charge(request.uniqueAttributes().size());
    return Answer.of(
        store.read(
            () -> {
              store.types().entityType(type);
              List<StoredEntity> found =
                  request.uniqueAttributes().values().stream()
                      .flatMap(name -> store.find(type, name.value()).stream())
                      .distinct()
                      .toList();
              return views.several(found, request.withRelationships());
            }));
  }

  Answer lineageByGuid(Request request, String guid) {
    return lineage(request, () -> get(guid));
  }

  Answer lineageByName(Request request, String type) {
    return lineage(request, () -> named(request, type));
  }

  private Answer lineage(Request request, Supplier<StoredEntity> base) {
    meter.charge(1);
    int depth = request.parameter("depth").map(Entities::number).orElse(3);
    Lineage.Direction direction =
        request.parameter("direction").map(Entities::direction).orElse(Lineage.Direction.BOTH);
    return Answer.of(store.read(() -> Lineage.of(base.get(), store, direction, depth)));
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

  Answer search(Request request) {
    var body = Json.tree(request.body());
    return search(visibleBefore -> new Search(store, visibleBefore).query(body));
  }

  Answer basicSearch(Request request) {
    var body = Json.tree(request.body());
    return search(visibleBefore -> BasicSearch.query(body, store, visibleBefore));
  }

  private Answer search(LongFunction<ObjectNode> query) {
    meter.charge(1);
    long visibleBefore = clock.millis() - settings.searchLag().toMillis();
    return Answer.of(store.read(() -> query.apply(visibleBefore)));
  }

  private Writer writer() {
    return new Writer(store, settings.hardDelete(), clock.millis());
  }

  private StoredEntity get(String guid) {
    return store.find(guid).orElseThrow(() -> Refusal.guidNotFound(guid));
  }

  private StoredEntity named(Request request, String type) {
    store.types().entityType(type);
    Request.UniqueAttribute name =
        Optional.ofNullable(request.uniqueAttributes().get("attr"))
            .orElse(new Request.UniqueAttribute("", ""));
    if (!name.name().equals("qualifiedName")) {
      throw Refusal.notUnique(type, name.name());
    }
    return store
        .find(type, name.value())
        .orElseThrow(() -> Refusal.nameNotFound(type, name.value()));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.unexpected();
    }
  }

  private static Lineage.Direction direction(String text) {
    try {
      return Lineage.Direction.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.unexpected();
    }
  }
}

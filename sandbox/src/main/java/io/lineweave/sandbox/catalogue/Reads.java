package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** What reads entities: each call takes the store's lock once and answers a copy. */
final class Reads {
  private final Store store;
  private final CatalogueSettings settings;
  private final Meter meter;
  private final InstantSource clock;
  private final Views views;

  Reads(Store store, CatalogueSettings settings, Meter meter, InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.meter = meter;
    this.clock = clock;
    this.views = new Views(store);
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
    int depth = request.parameter("depth").map(Reads::number).orElse(3);
    Lineage.Direction direction =
        request.parameter("direction").map(Reads::direction).orElse(Lineage.Direction.BOTH);
    return Answer.of(store.read(() -> Lineage.of(base.get(), store, direction, depth)));
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

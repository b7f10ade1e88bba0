package io.lineweave.sandbox.catalogue;

import io.lineweave.catalogue.AssetName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A write request, understood: every placeholder, reference and value of it is resolved and found
 * good, or the whole request is refused at its first problem. Nothing is changed yet.
 *
 * <p>The order of the steps is Atlas' own, so the same problem of several is the one reported: all
 * types and references are read, then guids are resolved, then unique attributes, then values are
 * validated.
 */
final class Batch {
  private final Store store;
  private final long now;
  private final Map<String, Incoming> incoming = new LinkedHashMap<>();
  private final Map<String, StoredEntity> targets = new HashMap<>();
  private final Map<AssetName, StoredEntity> createdByName = new HashMap<>();
  private final Set<StoredEntity> created = new LinkedHashSet<>();
  private final Map<String, String> assignments = new LinkedHashMap<>();
  private final List<Wanted> wanted = new ArrayList<>();

  /** The ties that an entity is to have, resolved, in the order given. */
  record Wanted(StoredEntity near, Relation.Side side, List<StoredEntity> far) {}

  /** The request, resolved against the store. Inside the store's lock. */
  Batch(Store store, List<?> entities, Limits limits, long now) {
    this.store = store;
    this.now = now;
    read(entities);
    incoming.values().forEach(this::resolve);
    incoming.values().forEach(this::resolveRelations);
    incoming.values().forEach(this::validate);
    incoming.values().forEach(it -> limits.check(it.type(), it.attributes()));
    wanted.forEach(this::checkEnds);
  }

  /**
   * Still good after others had their turn? Atlas' store finds out at commit that two requests
   * touched the same thing, and fails one of them with its plain-text 500 (measured).
   */
  Batch stillThere() {
    boolean gone =
        Stream.concat(targets.values().stream(), wanted.stream().flatMap(it -> it.far().stream()))
            .filter(entity -> !created.contains(entity))
            .anyMatch(entity -> entity.deleted() || store.find(entity.guid()).isEmpty());
    if (gone) {
      throw Refusal.unexpected();
    }
    return this;
  }

  Iterable<Incoming> incoming() {
    return Collections.unmodifiableCollection(incoming.values());
  }

  StoredEntity target(Incoming entity) {
    return targets.get(entity.guid());
  }

  Set<StoredEntity> created() {
    return Collections.unmodifiableSet(created);
  }

  List<Wanted> wanted() {
    return Collections.unmodifiableList(wanted);
  }

  /** Guid by placeholder. Entities given by their real guid are not in it (measured). */
  Map<String, String> assignments() {
    return Collections.unmodifiableMap(assignments);
  }

  private void read(List<?> entities) {
    if (entities.isEmpty()) {
      throw Refusal.parameters("no entities to create/update.");
    }
    long invented = -System.nanoTime();
    for (Object entity : entities) {
      Incoming read = Incoming.of(entity, store.types(), Long.toString(invented--));
      // Two entities under one placeholder: the second is silently dropped (measured).
      incoming.putIfAbsent(read.guid(), read);
    }
  }

  private void resolve(Incoming entity) {
    Optional<StoredEntity> byGuid = store.find(entity.guid()).filter(it -> !it.deleted());
    StoredEntity target = byGuid.or(() -> byName(entity)).orElseGet(() -> create(entity));
    targets.put(entity.guid(), target);
    if (byGuid.isEmpty()) {
      assignments.put(entity.guid(), target.guid());
    }
  }

  private Optional<StoredEntity> byName(Incoming entity) {
    return entity.qualifiedName().flatMap(name -> store.find(entity.type().name(), name));
  }

  private StoredEntity create(Incoming entity) {
    if (!Reference.isPlaceholder(entity.guid())) {
      throw Refusal.referenceNotFound(entity.guid());
    }
    AssetName name = new AssetName(entity.type().name(), entity.qualifiedName().orElse(""));
    StoredEntity target = createdByName.computeIfAbsent(name, it -> fresh(it.typeName()));
    created.add(target);
    return target;
  }

  private StoredEntity fresh(String typeName) {
    return new StoredEntity(UUID.randomUUID().toString(), typeName, now);
  }

  private void resolveRelations(Incoming entity) {
    entity
        .relations()
        .forEach(
            (attribute, references) ->
                wanted.add(
                    new Wanted(
                        target(entity),
                        entity.type().sides().get(attribute),
                        references.stream().map(this::resolve).toList())));
  }

  private StoredEntity resolve(Reference reference) {
    return reference.guid().map(this::resolve).orElseGet(() -> byUniqueAttributes(reference));
  }

  private StoredEntity resolve(String guid) {
    return Optional.ofNullable(targets.get(guid))
        .or(() -> store.find(guid).filter(it -> !it.deleted()))
        .orElseThrow(() -> Refusal.referenceNotFound(guid));
  }

  /** Against the store only, even if the batch holds an entity of that name (measured). */
  private StoredEntity byUniqueAttributes(Reference reference) {
    return reference
        .qualifiedName()
        .flatMap(name -> store.find(reference.typeName().orElseThrow(), name))
        .orElseThrow(() -> Refusal.referenceNotFound(reference));
  }

  private void validate(Incoming entity) {
    EntityType type = entity.type();
    for (Attribute attribute : type.attributes().values()) {
      if (!type.sides().containsKey(attribute.name())) {
        validate(entity, attribute);
      }
    }
    for (Relation.Side side : type.sides().values()) {
      if (side.mandatory()
          && entity.relations().getOrDefault(side.near().attribute(), List.of()).isEmpty()) {
        throw missing(type, side.near().attribute(), type.name());
      }
    }
  }

  private static void validate(Incoming entity, Attribute attribute) {
    Object value = entity.attributes().get(attribute.name());
    if (value == null && !attribute.optional()) {
      throw missing(entity.type(), attribute.name(), attribute.declaredIn());
    }
    if (value != null && attribute.type().accept(value).isEmpty()) {
      throw Refusal.invalidInstance(
          "%s.%s=%s: invalid value for type %s"
              .formatted(entity.type().name(), attribute.name(), value, attribute.type().name()));
    }
  }

  private static Refusal missing(EntityType type, String attribute, String declaredIn) {
    return Refusal.invalidInstance(
        "%s.%s: mandatory attribute value missing in type %s"
            .formatted(type.name(), attribute, declaredIn));
  }

  private void checkEnds(Wanted tie) {
    for (StoredEntity far : tie.far()) {
      if (!store.typeOf(far).isA(tie.side().far().type())) {
        throw Refusal.wrongEnd(tie.side().relation().name(), tie.near().typeName(), far.typeName());
      }
    }
  }
}

package io.lineweave.delivery;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reference;
import io.lineweave.catalogue.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A catalogue in memory that behaves like Apache Atlas as measured, and answers at command. Single
 * threaded: futures are complete when returned, unless answers are held.
 */
public final class FakeCatalogue implements Catalogue {
  /** The type above all others. */
  private static final String SUPERTYPE = "Referenceable";

  /** The calls of the interface. */
  public enum Kind {
    FIND,
    SEARCH,
    WRITE,
    EDGES,
    DELETE
  }

  /**
   * A call that was made.
   *
   * @param type what is looked up; empty text for other calls
   * @param names the qualified names (or guids) it was about
   */
  public record Call(Kind kind, String type, List<String> names, Optional<String> collection) {
    Call(Kind kind, List<String> names, Optional<String> collection) {
      this(kind, "", names, collection);
    }
  }

  /** A call whose answer is held back. */
  private record Held(Runnable apply, Runnable giveUp) {}

  private record Rule(Predicate<Entity> poison, int status, String code) {}

  private final Map<AssetName, Entity> entities = new TreeMap<>();
  private final Map<AssetName, String> guids = new HashMap<>();
  private final Map<AssetName, Set<AssetName>> inputs = new HashMap<>();
  private final Map<AssetName, Set<AssetName>> outputs = new HashMap<>();
  private final Map<AssetName, Set<AssetName>> removed = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Supplier<Reply<?>>> script = new ArrayDeque<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final Set<AssetName> forgotten = new HashSet<>();
  private final Set<AssetName> hidden = new HashSet<>();
  private Predicate<List<Entity>> timesOut = batch -> false;
  private boolean down;
  private boolean holding;
  private boolean softDelete;
  private boolean strict;
  private Predicate<AssetName> unseenBySupertype = name -> false;
  private Optional<Runnable> meddler = Optional.empty();
  private int losesAnswers;
  private int nextGuid = 1;

  /** An entity that is there already. */
  public String put(AssetName name) {
    return store(new Entity("-1", name, new TreeMap<>(), new TreeMap<>()));
  }

  /** Takes an entity away, as somebody else might. */
  public void remove(AssetName name) {
    entities.remove(name);
    guids.remove(name);
    inputs.remove(name);
    outputs.remove(name);
    removed.remove(name);
  }

  /** The next calls, of whatever kind, are refused and not applied. */
  public void refuseNext(int times, int status, String code) {
    refuseNext(times, status, code, Optional.empty());
  }

  /** The same with a {@code Retry-After}. */
  public void refuseNext(
      int times, int status, String code, Optional<java.time.Duration> retryAfter) {
    for (int i = 0; i < times; i++) {
      script.add(() -> new Reply.Refused<>(status, code, "scripted", retryAfter));
    }
  }

  /** The next calls are neither applied nor answered. */
  public void ignoreNext(int times) {
    for (int i = 0; i < times; i++) {
      script.add(() -> new Reply.NoAnswer<>("connection reset"));
    }
  }

  /** The next calls are applied, but their answer is lost. */
  public void loseNextAnswers(int times) {
    losesAnswers = times;
  }

  /** Refuses every write that holds such an entity, with a code of the catalogue. */
  public void refuseIf(Predicate<Entity> poison, int status, String code) {
    rules.add(new Rule(poison, status, code));
  }

  /** Writes that are too slow: neither applied nor answered in time. */
  public void timeOutIf(Predicate<List<Entity>> tooSlow) {
    timesOut = tooSlow;
  }

  /** Ends every rule of {@link #refuseIf}. */
  public void refuseNoMore() {
    rules.clear();
  }

  /** The answer to a write lacks the guid of that entity. */
  public void forgetGuidOf(AssetName name) {
    forgotten.add(name);
  }

  /** An edge to that asset is taken and never shown. */
  public void hideEdgesTo(AssetName name) {
    hidden.add(name);
  }

  /** No scripted fault is left. */
  public void heal() {
    script.clear();
    losesAnswers = 0;
  }

  /** While down nobody answers. */
  public void down(boolean down) {
    this.down = down;
  }

  /** Answers are held back until {@link #release}; calls are applied when released. */
  public void hold() {
    holding = true;
  }

  /** Applies and answers what was held back. */
  public void release() {
    holding = false;
    giveUpHeldUnanswered().forEach(Runnable::run);
  }

  /**
   * Whoever waits for what is held back gets no answer; the calls are at work still, and are
   * applied when the caller says so.
   */
  public List<Runnable> giveUpHeld() {
    held.forEach(call -> call.giveUp().run());
    return giveUpHeldUnanswered();
  }

  private List<Runnable> giveUpHeldUnanswered() {
    List<Runnable> calls = held.stream().map(Held::apply).toList();
    held.clear();
    return calls;
  }

  /** Atlas' default: an edge that was removed once and is sent again stays removed. */
  public void softDelete(boolean softDelete) {
    this.softDelete = softDelete;
  }

  /** Just before the next read of edges somebody else does something. */
  public void beforeNextEdges(Runnable meddling) {
    meddler = Optional.of(meddling);
  }

  /** A read of several that are not all there is refused. */
  public void strict(boolean strict) {
    this.strict = strict;
  }

  /** A look-up by the supertype does not find those. */
  public void hideFromSupertype(Predicate<AssetName> names) {
    unseenBySupertype = names;
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public List<Call> calls(Kind kind) {
    return calls.stream().filter(call -> call.kind() == kind).toList();
  }

  public void forgetCalls() {
    calls.clear();
  }

  public Optional<Entity> entity(AssetName name) {
    return Optional.ofNullable(entities.get(name));
  }

  public Set<AssetName> names() {
    return new TreeSet<>(entities.keySet());
  }

  public Set<AssetName> inputsOf(AssetName process) {
    return inputs.getOrDefault(process, Set.of());
  }

  public Set<AssetName> outputsOf(AssetName process) {
    return outputs.getOrDefault(process, Set.of());
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> find(String type, Collection<String> names) {
    return answer(
        new Call(Kind.FIND, type, List.copyOf(names), Optional.empty()),
        () -> {
          List<Found> found =
              names.stream().flatMap(name -> named(type, name)).map(this::found).toList();
          boolean missing = found.size() < names.size() && names.size() > 1;
          return missing && strict ? refused(404, "ATLAS-404-00-009") : new Reply.Done<>(found);
        });
  }

  /** By a supertype one of them, whatever there is of that name. */
  private Stream<AssetName> named(String type, String name) {
    Stream<AssetName> all =
        type.equals(SUPERTYPE)
            ? entities.keySet().stream().filter(it -> it.qualifiedName().equals(name)).limit(1)
            : Stream.of(new AssetName(type, name));
    return all.filter(entities::containsKey)
        .filter(it -> !type.equals(SUPERTYPE) || !unseenBySupertype.test(it));
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit) {
    return answer(
        new Call(Kind.SEARCH, List.copyOf(prefixes), Optional.empty()),
        () ->
            new Reply.Done<>(
                entities.keySet().stream()
                    .filter(
                        name -> prefixes.stream().anyMatch(it -> begins(name.qualifiedName(), it)))
                    .limit(limit)
                    .map(name -> new Found(guids.get(name), name))
                    .toList()));
  }

  @Override
  public CompletableFuture<Reply<Map<String, String>>> write(
      List<Entity> batch, Optional<String> collection) {
    List<String> names = batch.stream().map(entity -> entity.name().qualifiedName()).toList();
    return answer(new Call(Kind.WRITE, names, collection), () -> apply(batch));
  }

  @Override
  public CompletableFuture<Reply<Edges>> edges(AssetName process) {
    return answer(
        new Call(Kind.EDGES, List.of(process.qualifiedName()), Optional.empty()),
        () ->
            entities.containsKey(process)
                ? new Reply.Done<>(edgesOf(process))
                : refused(404, "ATLAS-404-00-009"));
  }

  @Override
  public CompletableFuture<Reply<Map<String, Edges>>> edges(String type, Collection<String> names) {
    return answer(
        new Call(Kind.EDGES, List.copyOf(names), Optional.empty()),
        () -> {
          meddler.ifPresent(Runnable::run);
          meddler = Optional.empty();
          Map<String, Edges> found = new HashMap<>();
          for (String name : names) {
            AssetName process = new AssetName(type, name);
            if (entities.containsKey(process)) {
              found.put(name, edgesOf(process));
            } else if (strict) {
              return refused(404, "ATLAS-404-00-009");
            }
          }
          return new Reply.Done<>(found);
        });
  }

  @Override
  public CompletableFuture<Reply<List<String>>> delete(Collection<String> ids) {
    return answer(
        new Call(Kind.DELETE, List.copyOf(ids), Optional.empty()),
        () -> {
          List<AssetName> gone =
              guids.entrySet().stream()
                  .filter(entry -> ids.contains(entry.getValue()))
                  .map(Map.Entry::getKey)
                  .toList();
          gone.forEach(this::remove);
          return new Reply.Done<>(List.copyOf(ids));
        });
  }

  private static boolean begins(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private Found found(AssetName name) {
    Object description = entities.get(name).attributes().getOrDefault("description", "");
    return new Found(guids.get(name), name, description.toString());
  }

  /** The processes that have a dataset among those ends. */
  private List<AssetName> joined(Map<AssetName, Set<AssetName>> ends, AssetName dataset) {
    return ends.entrySet().stream()
        .filter(entry -> entry.getValue().contains(dataset))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Edges edgesOf(AssetName name) {
    List<AssetName> in = new ArrayList<>(shown(inputsOf(name)));
    in.addAll(joined(outputs, name));
    List<AssetName> out = new ArrayList<>(shown(outputsOf(name)));
    out.addAll(joined(inputs, name));
    return new Edges(guids.get(name), in, out);
  }

  private <T> CompletableFuture<Reply<T>> answer(Call call, Supplier<Reply<T>> work) {
    calls.add(call);
    CompletableFuture<Reply<T>> future = new CompletableFuture<>();
    Runnable complete = () -> future.complete(decide(work));
    if (holding) {
      held.add(new Held(complete, () -> future.complete(new Reply.NoAnswer<>("timeout"))));
    } else {
      complete.run();
    }
    return future;
  }

  private <T> Reply<T> decide(Supplier<Reply<T>> work) {
    if (down) {
      return new Reply.NoAnswer<>("connection refused");
    }
    if (!script.isEmpty()) {
      return retyped(script.poll().get());
    }
    Reply<T> reply = work.get();
    if (losesAnswers > 0) {
      losesAnswers--;
      return new Reply.NoAnswer<>("connection closed");
    }
    return reply;
  }

  private Reply<Map<String, String>> apply(List<Entity> batch) {
    if (batch.stream().map(Entity::guid).distinct().count() < batch.size()) {
      return refused(400, "ATLAS-400-00-01A"); // the answer could not be matched to the entities
    }
    if (timesOut.test(batch)) {
      return new Reply.NoAnswer<>(Reply.NoAnswer.TIMEOUT);
    }
    for (Entity entity : batch) {
      for (Rule rule : rules) {
        if (rule.poison().test(entity)) {
          return refused(rule.status(), rule.code());
        }
      }
      Optional<Reference> missing =
          Stream.of("inputs", "outputs")
              .flatMap(end -> references(entity, end))
              .filter(reference -> referred(reference, batch).isEmpty())
              .findFirst();
      if (missing.isPresent()) {
        return new Reply.Refused<>(
            404,
            "ATLAS-404-00-00A",
            "Referenced entity AtlasObjectId{" + missing.orElseThrow() + "} is not found",
            Optional.empty());
      }
    }
    Map<String, String> assigned = new LinkedHashMap<>();
    for (Entity entity : batch) {
      String guid = store(entity);
      if (!forgotten.contains(entity.name())) {
        assigned.put(entity.guid(), guid);
      }
      join(entity, "inputs", inputs, batch);
      join(entity, "outputs", outputs, batch);
    }
    return new Reply.Done<>(assigned);
  }

  private String store(Entity entity) {
    TreeMap<String, Object> attributes = new TreeMap<>();
    entity(entity.name()).ifPresent(before -> attributes.putAll(before.attributes()));
    attributes.putAll(entity.attributes());
    String guid = guids.computeIfAbsent(entity.name(), name -> "guid-" + nextGuid++);
    entities.put(
        entity.name(), new Entity(guid, entity.name(), attributes, entity.relationships()));
    return guid;
  }

  private void join(
      Entity entity, String end, Map<AssetName, Set<AssetName>> edges, List<Entity> batch) {
    if (!entity.attributes().containsKey(end)) {
      return;
    }
    Set<AssetName> wanted = new TreeSet<>();
    references(entity, end)
        .forEach(reference -> wanted.add(referred(reference, batch).orElseThrow()));
    Set<AssetName> before = edges.getOrDefault(entity.name(), Set.of());
    Set<AssetName> lost = removed.computeIfAbsent(entity.name(), name -> new HashSet<>());
    if (softDelete) {
      wanted.removeIf(name -> lost.contains(name) && !before.contains(name));
    }
    before.stream().filter(name -> !wanted.contains(name)).forEach(lost::add);
    edges.put(entity.name(), wanted);
  }

  private static Stream<Reference> references(Entity entity, String end) {
    Object value = entity.attributes().getOrDefault(end, List.of());
    return ((List<?>) value).stream().map(Reference.class::cast);
  }

  private Optional<AssetName> referred(Reference reference, List<Entity> batch) {
    if (reference instanceof Reference.ByName byName) {
      return Optional.of(byName.name()).filter(entities::containsKey);
    }
    String guid = ((Reference.ByGuid) reference).guid();
    return batch.stream().filter(other -> other.guid().equals(guid)).map(Entity::name).findFirst();
  }

  private List<AssetName> shown(Set<AssetName> edges) {
    return edges.stream().filter(name -> !hidden.contains(name)).toList();
  }

  private static <T> Reply<T> refused(int status, String code) {
    return new Reply.Refused<>(status, code, "refused", Optional.empty());
  }

  private static <T> Reply<T> retyped(Reply<?> reply) {
    if (reply instanceof Reply.Refused<?> refused) {
      return new Reply.Refused<>(
          refused.status(), refused.errorCode(), refused.message(), refused.retryAfter());
    }
    return new Reply.NoAnswer<>(((Reply.NoAnswer<?>) reply).cause());
  }
}

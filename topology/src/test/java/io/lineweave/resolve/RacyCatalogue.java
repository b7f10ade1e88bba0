package io.lineweave.resolve;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A catalogue as it was measured: whether a name is new is decided when a write begins, so two
 * writes at a time make two entities. It works calls off in any order, also those that nobody waits
 * for any more, but none for longer than {@link #LONGEST}.
 */
final class RacyCatalogue implements Catalogue {
  static final Duration LONGEST = Duration.ofSeconds(25);

  private record Job(
      Instant since, List<AssetName> creates, Runnable work, CompletableFuture<?> answer) {}

  private final InstantSource clock;
  private final List<Job> jobs = new ArrayList<>();
  private final Map<AssetName, Integer> copies = new TreeMap<>();

  RacyCatalogue(InstantSource clock) {
    this.clock = clock;
  }

  /** How many entities have each name. */
  Map<AssetName, Integer> copies() {
    return copies;
  }

  /** A scan brings an asset, unless it is just being created. */
  void scan(AssetName name) {
    if (jobs.stream().noneMatch(job -> job.creates().contains(name))) {
      copies.putIfAbsent(name, 1);
    }
  }

  /** Ends one of the calls at work, if there is one. */
  void finish(int which) {
    if (!jobs.isEmpty()) {
      jobs.remove(which % jobs.size()).work().run();
    }
  }

  /** The caller of one of the calls at work gives up; the call goes on. */
  void timeOut(int which) {
    if (!jobs.isEmpty()) {
      lose(jobs.get(which % jobs.size()).answer());
    }
  }

  /** Ends the calls that were at work for long enough. */
  void finishOld() {
    Instant old = clock.instant().minus(LONGEST);
    List<Job> done = jobs.stream().filter(job -> job.since().isBefore(old)).toList();
    jobs.removeAll(done);
    done.forEach(job -> job.work().run());
  }

  boolean isIdle() {
    return jobs.isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static <T> void lose(CompletableFuture<?> answer) {
    ((CompletableFuture<Reply<T>>) answer).complete(new Reply.NoAnswer<>("timeout"));
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> find(String type, Collection<String> names) {
    return job(
        () -> names.stream().flatMap(name -> find(type, name)).map(RacyCatalogue::found).toList());
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit) {
    return job(
        () ->
            copies.keySet().stream()
                .filter(name -> prefixes.stream().anyMatch(name.qualifiedName()::startsWith))
                .map(RacyCatalogue::found)
                .toList());
  }

  @Override
  public CompletableFuture<Reply<Map<String, String>>> write(
      List<Entity> entities, Optional<String> collection) {
    List<AssetName> fresh =
        entities.stream().map(Entity::name).filter(name -> !copies.containsKey(name)).toList();
    return job(
        fresh,
        () -> {
          fresh.forEach(name -> copies.merge(name, 1, Integer::sum));
          return entities.stream()
              .collect(Collectors.toMap(Entity::guid, entity -> entity.name().text()));
        });
  }

  @Override
  public CompletableFuture<Reply<Edges>> edges(AssetName entity) {
    return job(() -> new Edges(entity.text(), List.of(), List.of()));
  }

  @Override
  public CompletableFuture<Reply<Map<String, Edges>>> edges(
      String typeName, Collection<String> qualifiedNames) {
    throw new UnsupportedOperationException("the room reads them one by one");
  }

  @Override
  public CompletableFuture<Reply<List<String>>> delete(Collection<String> guids) {
    return job(
        () -> {
          guids.forEach(guid -> copies.remove(AssetName.parse(guid)));
          return List.copyOf(guids);
        });
  }

  /** By a supertype one of them, whatever there is of that name. */
  private Stream<AssetName> find(String type, String name) {
    return copies.keySet().stream()
        .filter(it -> it.qualifiedName().equals(name))
        .filter(it -> type.equals(Supertype.NAME) || type.equals(it.typeName()))
        .limit(1);
  }

  private <T> CompletableFuture<Reply<T>> job(Supplier<T> work) {
    return job(List.of(), work);
  }

  private <T> CompletableFuture<Reply<T>> job(List<AssetName> creates, Supplier<T> work) {
    CompletableFuture<Reply<T>> answer = new CompletableFuture<>();
    Runnable run = () -> answer.complete(new Reply.Done<>(work.get()));
    jobs.add(new Job(clock.instant(), creates, run, answer));
    return answer;
  }

  private static Found found(AssetName name) {
    return new Found(name.text(), name);
  }
}

package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.AtlasJson;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue over HTTP. One client serves all stream threads; it keeps no state but connections
 * and a token, does not retry (who asked knows when to ask again) and logs neither names nor
 * bodies, only that calls fail for long.
 */
public final class PurviewClient implements Catalogue {
  private static final Logger log = LoggerFactory.getLogger(PurviewClient.class);
  private static final String NO_SUCH_ENTITY = "ATLAS-404-00-009";

  private final HttpCalls calls;
  private final Addresses addresses;
  private final Replies replies;
  private final OutageLog outages;

  /** A client for the settings' endpoint; tokens of any kind. */
  public PurviewClient(PurviewSettings settings, TokenSource tokens, MeterRegistry registry) {
    this.calls = new HttpCalls(tokens, settings.timeout(), registry);
    this.addresses = new Addresses(settings.endpoint(), settings.apiPath());
    this.replies = new Replies(InstantSource.system());
    this.outages = new OutageLog(InstantSource.system(), log::warn);
  }

  /** A client that signs in as the settings say. */
  public static PurviewClient of(PurviewSettings settings, MeterRegistry registry) {
    return new PurviewClient(settings, TokenSource.of(settings, new SharedCredential()), registry);
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> find(
      String typeName, Collection<String> qualifiedNames) {
    Ask ask = Ask.get("find", addresses.byNames(typeName, qualifiedNames));
    // A server that refuses what it does not have names one; of several, the others are unknown.
    boolean one = qualifiedNames.size() == 1;
    return asked(
        ask,
        answer -> one && absent(answer) ? none() : replies.of(answer, EntityAnswers::entities));
  }

  private boolean absent(Answer answer) {
    return replies.of(answer, Optional::of) instanceof Reply.Refused<JsonNode> refused
        && refused.errorCode().equals(NO_SUCH_ENTITY);
  }

  private static Reply<List<Found>> none() {
    return new Reply.Done<>(List.of());
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit) {
    PrefixSearch search = new PrefixSearch(List.copyOf(prefixes), limit);
    Dialect dialect = addresses.dialect();
    return replied(
        Ask.post("search", addresses.search(), search.body(dialect)),
        body -> search.hits(dialect, body));
  }

  @Override
  public CompletableFuture<Reply<Map<String, String>>> write(
      List<Entity> entities, Optional<String> collection) {
    return replied(
        Ask.post("write", addresses.bulk(collection), AtlasJson.write(entities)),
        body -> EntityAnswers.guids(body, entities));
  }

  @Override
  public CompletableFuture<Reply<Edges>> edges(AssetName process) {
    return replied(
        Ask.get("edges", addresses.byName(process.typeName(), process.qualifiedName())),
        EntityAnswers::edges);
  }

  @Override
  public CompletableFuture<Reply<Map<String, Edges>>> edges(
      String typeName, Collection<String> qualifiedNames) {
    return replied(
        Ask.get("edges", addresses.joinedByNames(typeName, qualifiedNames)),
        EntityAnswers::edgesByName);
  }

  /** {@inheritDoc} At most about a hundred at a time: the guids stand in the URL. */
  @Override
  public CompletableFuture<Reply<List<String>>> delete(Collection<String> guids) {
    return replied(Ask.delete("delete", addresses.byGuids(guids)), EntityAnswers::deleted);
  }

  /** The names of all types that the catalogue has. */
  public CompletableFuture<Reply<Set<String>>> typeNames() {
    return replied(Ask.get("types", addresses.typeHeaders()), EntityAnswers::typeNames);
  }

  /** Creates type definitions, all or none. */
  CompletableFuture<Reply<JsonNode>> createTypes(byte[] definitions) {
    return replied(Ask.post("types", addresses.typeDefinitions(), definitions), Optional::of);
  }

  private <T> CompletableFuture<Reply<T>> replied(Ask ask, Function<JsonNode, Optional<T>> read) {
    return asked(ask, answer -> replies.of(answer, read));
  }

  private <T> CompletableFuture<Reply<T>> asked(Ask ask, Function<Answer, Reply<T>> read) {
    Scope scope = new Scope();
    CompletableFuture<Reply<T>> reply =
        calls.send(ask, scope).thenApply(read).exceptionally(Replies::of);
    // A future that is cancelled does not tell those that it came from.
    var unused =
        reply.whenComplete(
            (done, failure) -> {
              giveUpIf(reply.isCancelled(), scope);
              Optional.ofNullable(done).ifPresent(it -> outages.hear(ask.operation(), it));
            });
    return reply;
  }

  private static void giveUpIf(boolean cancelled, Scope scope) {
    if (cancelled) {
      scope.cancel();
    }
  }
}

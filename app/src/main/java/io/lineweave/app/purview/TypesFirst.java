package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A catalogue that gets Lineweave's type definitions before the first write. A catalogue that is
 * down when the service starts may come back at any time; the first write then must not be refused
 * for want of a type.
 */
public final class TypesFirst implements Catalogue {
  private static final Logger log = LoggerFactory.getLogger(TypesFirst.class);

  private final PurviewClient catalogue;
  private final TypeInstallation installation;

  /** Installs through the same client that it writes with. */
  public TypesFirst(PurviewClient catalogue) {
    this.catalogue = catalogue;
    this.installation = new TypeInstallation(catalogue);
  }

  /**
   * Tries to install now, so that a person hears early what is wrong. An outage is no failure.
   *
   * @throws StartFailure if the catalogue refuses the definitions themselves
   */
  public void install() throws StartFailure {
    Reply<JsonNode> reply = await(installation.ensure());
    switch (reply.fate()) {
      case DONE -> log.info("the catalogue has Lineweave's types");
      case RETRY, DOUBT -> log.warn("the catalogue cannot take types yet: {}", reply.words());
      case PAUSE ->
          log.warn(
              "no permission to look at or create types ({}): grant Data Curator on the root"
                  + " collection, or let somebody who may run `lineweave types install`, and set purview.install-types: false",
              reply.words());
      case RESOLVE, ISOLATE ->
          throw new StartFailure(
              ExitCode.TYPES,
              "the catalogue refuses Lineweave's types (%s). Run `lineweave types install` as somebody who may, and set purview.install-types: false."
                  .formatted(reply.words()));
    }
  }

  private static <T> Reply<T> await(CompletableFuture<Reply<T>> call) throws StartFailure {
    try {
      return call.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure(ExitCode.OK, "stopped while the types were looked at");
    } catch (ExecutionException e) {
      throw new IllegalStateException("calls answer with replies", e);
    }
  }

  @Override
  public CompletableFuture<Reply<Map<String, String>>> write(
      List<Entity> entities, Optional<String> collection) {
    return installation
        .ensure()
        .thenCompose(
            types ->
                TypeInstallation.settled(types)
                    ? catalogue.write(entities, collection)
                    : CompletableFuture.completedFuture(notYet(types)));
  }

  // Never a refusal that would put the blame on what is to be written.
  private static <T> Reply<T> notYet(Reply<JsonNode> types) {
    return types.fate() == Fate.PAUSE
        ? types.failed()
        : new Reply.NoAnswer<>("types are not installed: " + types.words());
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> find(
      String typeName, Collection<String> qualifiedNames) {
    return catalogue.find(typeName, qualifiedNames);
  }

  @Override
  public CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit) {
    return catalogue.search(prefixes, limit);
  }

  @Override
  public CompletableFuture<Reply<Edges>> edges(AssetName process) {
    return catalogue.edges(process);
  }

  @Override
  public CompletableFuture<Reply<Map<String, Edges>>> edges(
      String typeName, Collection<String> qualifiedNames) {
    return catalogue.edges(typeName, qualifiedNames);
  }

  @Override
  public CompletableFuture<Reply<List<String>>> delete(Collection<String> guids) {
    return catalogue.delete(guids);
  }
}

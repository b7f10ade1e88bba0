package io.lineweave.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A catalogue with the Atlas v2 entity API.
 *
 * <p>Calls return at once; their futures complete normally, with a {@link Reply}, within the
 * client's timeout, and on a thread that is not the caller's. Cancelling a future gives the call
 * up.
 */
public interface Catalogue {

  /**
   * Looks entities of one type up by qualified name. Names that are not there are absent from the
   * answer. The caller keeps the list within the URL limit, see {@link #MAX_LOOKUP_CHARACTERS}.
   */
  CompletableFuture<Reply<List<Found>>> find(String typeName, Collection<String> qualifiedNames);

  /**
   * Entities whose qualified name starts with one of the prefixes, in any letter case. Eventually
   * consistent: what is new may be missing, what is gone may be there.
   *
   * @param prefixes at most {@link #MAX_SEARCH_PREFIXES}
   * @param limit of hits for all prefixes together; who gets so many does not know all
   */
  CompletableFuture<Reply<List<Found>>> search(Collection<String> prefixes, int limit);

  /**
   * Creates or updates entities, all or none.
   *
   * @param collection where new ones go; empty leaves the catalogue's default
   * @return the guid of every placeholder sent
   */
  CompletableFuture<Reply<Map<String, String>>> write(
      List<Entity> entities, Optional<String> collection);

  /**
   * The active edges of a process, or of a dataset; not found is {@link Reply.Refused} with 404.
   */
  CompletableFuture<Reply<Edges>> edges(AssetName entity);

  /**
   * The same of entities of one type, by qualified name. Those that are not there are absent from
   * the answer; a strict server refuses the call with 404 instead, and of several does not say
   * which. The caller keeps the names within the URL limit, see {@link #MAX_LOOKUP_CHARACTERS}.
   */
  CompletableFuture<Reply<Map<String, Edges>>> edges(
      String typeName, Collection<String> qualifiedNames);

  /** Deletes entities by guid. */
  CompletableFuture<Reply<List<String>>> delete(Collection<String> guids);

  /** Whoever waits for answers calls it now and then: what was held back for company may go. */
  default void tick() {}

  /**
   * What an entity is joined to, as the catalogue shows it.
   *
   * @param inputs the datasets that a process reads; of a dataset, the processes that write it
   * @param outputs the datasets that a process writes; of a dataset, the processes that read it
   */
  record Edges(String guid, List<AssetName> inputs, List<AssetName> outputs) {}

  /** Bound on the encoded names of one lookup: long URLs are refused near 8 KB. */
  int MAX_LOOKUP_CHARACTERS = 6_000;

  /** Bound on the prefixes of one search: so each has room for some tens of hits of a full page. */
  int MAX_SEARCH_PREFIXES = 20;

  /** What a qualified name takes of a lookup's URL, its parameter's name included. */
  static int lookupCharacters(String qualifiedName) {
    return "&attr_100:qualifiedName=".length() + URLEncoder.encode(qualifiedName, UTF_8).length();
  }
}

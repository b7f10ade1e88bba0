package io.lineweave.resolve;

import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the question "what is this asset?" has come. In memory only: after a restart it is asked
 * anew.
 *
 * <p>All candidates are looked up; for a folder a search may name more, and what it names is looked
 * up as well, since a search index remembers what is gone. Before something is created, a search
 * that found nothing is repeated after a pause and everything is looked up once more.
 *
 * @param key the asset's key, as text
 * @param known what the store holds
 * @param answers what was looked up, and what the catalogue has under it
 * @param apart names that only a look-up by their own type can answer
 * @param hits what searches named
 * @param searches how many searches were made
 * @param searchFrom not to be searched before
 * @param notBefore nothing is to be asked before
 */
record Inquiry(
    String key,
    Known known,
    Map<AssetName, Optional<Found>> answers,
    Set<AssetName> apart,
    Set<AssetName> hits,
    int searches,
    Instant searchFrom,
    Instant notBefore) {

  /** What the question needs next. */
  enum Need {
    LOOKUP,
    SEARCH,
    /** Something, but later. */
    PAUSE,
    CREATE,
    /** Nothing more: {@link #choice} is the answer, or there is none. */
    NOTHING
  }

  /** A new question. */
  static Inquiry about(String key, Known known, Instant notBefore) {
    return new Inquiry(key, known, Map.of(), Set.of(), Set.of(), 0, Instant.MIN, notBefore);
  }

  Need need(Instant now, boolean searching) {
    if (now.isBefore(notBefore)) {
      return Need.PAUSE;
    }
    if (!unasked().isEmpty()) {
      return Need.LOOKUP;
    }
    if (searching && searches < searchesNeeded()) {
      return now.isBefore(searchFrom) ? Need.PAUSE : Need.SEARCH;
    }
    return choice().isEmpty() && known.createsIfMissing() ? Need.CREATE : Need.NOTHING;
  }

  /** The names that are still to be looked up, best first: none after one that is there. */
  List<AssetName> unasked() {
    List<AssetName> unasked = new ArrayList<>();
    for (AssetName name : names()) {
      Optional<Found> answer = answers.get(name);
      if (answer == null) {
        unasked.add(name);
      } else if (answer.isPresent()) {
        break;
      }
    }
    return unasked;
  }

  /** What the asset is: the first of its names that the catalogue has. */
  Optional<Found> choice() {
    for (AssetName name : names()) {
      Optional<Found> found = answers.getOrDefault(name, Optional.empty());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The name to search for; only folders have one. */
  Optional<AssetName> folder() {
    return known.wanted().candidates().stream().filter(Spelling::isFolder).findFirst();
  }

  /** The catalogue was asked for names, and has these of them. */
  Inquiry lookedUp(Collection<AssetName> asked, Map<AssetName, Found> found) {
    Map<AssetName, Optional<Found>> all = new HashMap<>(answers);
    asked.forEach(name -> all.put(name, Optional.ofNullable(found.get(name))));
    return new Inquiry(key, known, Map.copyOf(all), apart, hits, searches, searchFrom, notBefore);
  }

  /** These are to be looked up by their own type: a look-up by a supertype does not tell. */
  Inquiry apart(Collection<AssetName> names) {
    Set<AssetName> all = new LinkedHashSet<>(apart);
    all.addAll(names);
    return new Inquiry(key, known, answers, all, hits, searches, searchFrom, notBefore);
  }

  /** A search named these; the next search, if any, is not to be made before then. */
  Inquiry searched(Collection<AssetName> named, Instant next) {
    Set<AssetName> all = new LinkedHashSet<>(hits);
    folder()
        .ifPresent(
            folder ->
                named.stream()
                    .filter(hit -> Spelling.means(folder, hit))
                    .sorted(Spelling.NEAREST_FIRST)
                    .limit(Wishes.MOST_CANDIDATES)
                    .forEach(all::add));
    boolean lastChance = searches == 1;
    return new Inquiry(
        key, known, lastChance ? Map.of() : answers, apart, all, searches + 1, next, notBefore);
  }

  /** What is known changed meanwhile: goes on if the question is the same, else starts anew. */
  Inquiry about(Known changed) {
    WantedAsset now = changed.wanted();
    WantedAsset before = known.wanted();
    boolean same =
        now.candidates().equals(before.candidates())
            && now.policy() == before.policy()
            && now.recheck() == before.recheck();
    return same
        ? new Inquiry(key, changed, answers, apart, hits, searches, searchFrom, notBefore)
        : about(key, changed, notBefore);
  }

  /** Everything is to be looked up again, after a while. */
  Inquiry again(Instant later) {
    return new Inquiry(key, known, Map.of(), apart, hits, searches, searchFrom, later);
  }

  private int searchesNeeded() {
    if (folder().isEmpty()
        || choice().filter(it -> Spelling.isResourceSet(it.name())).isPresent()) {
      return 0;
    }
    return choice().isEmpty() && known.createsIfMissing() ? 2 : 1;
  }

  /**
   * Resource sets that the rules name first, then resource sets that a search named: where a scan
   * brought both a folder and the resource set of its files, the latter has the schema. Then the
   * other candidates, then other spellings.
   */
  private Set<AssetName> names() {
    List<AssetName> candidates = known.wanted().candidates();
    if (hits.isEmpty()) {
      return new LinkedHashSet<>(candidates);
    }
    Set<AssetName> names = new LinkedHashSet<>();
    candidates.stream().takeWhile(Spelling::isResourceSet).forEach(names::add);
    hits.stream().filter(Spelling::isResourceSet).forEach(names::add);
    names.addAll(candidates);
    names.addAll(hits);
    return names;
  }
}

package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings together what several graphs say of one asset, within bounds. Where the later graph says
 * less it takes nothing back: one job reads three columns of a table, another one five, and the
 * table has them all. Where they contradict, {@link Disputes} decide on what stands in the
 * catalogue, and all else is as the later one says.
 */
final class Wishes {
  static final int MOST_CANDIDATES = 32;
  static final int MOST_TEXT = 8_000;
  private static final int MOST_NAME = 1_000;

  private final int maxColumns;
  private final ResolveMeters meters;

  Wishes(int maxColumns, ResolveMeters meters) {
    this.maxColumns = maxColumns;
    this.meters = meters;
  }

  /** Whether a name can be looked up at all. */
  static boolean canBeLookedUp(AssetName name) {
    return Catalogue.lookupCharacters(name.qualifiedName()) <= Catalogue.MAX_LOOKUP_CHARACTERS;
  }

  /** One graph's wish, cut to the bounds. */
  WantedAsset bounded(WantedAsset wanted) {
    List<AssetName> candidates =
        wanted.candidates().stream().filter(Wishes::canBeLookedUp).toList();
    return new WantedAsset(
        wanted.key(),
        first("candidates", MOST_CANDIDATES, candidates),
        cut(wanted.name(), MOST_NAME),
        wanted.policy(),
        wanted.collection(),
        attributes(wanted.attributes()),
        columns(wanted.columns()),
        cut(wanted.description(), MOST_TEXT),
        wanted.recheck(),
        wanted.written());
  }

  /**
   * What is known together with a later graph's wish. Candidates of earlier graphs stay, so that
   * two jobs that name a table differently do not cause a lookup each time; a recheck drops them,
   * so that a rule that was mended can take effect.
   *
   * @param disputes what they contradicted each other in, which hear of this wish
   */
  WantedAsset together(WantedAsset known, WantedAsset later, Disputes disputes) {
    Set<AssetName> candidates = new LinkedHashSet<>(later.candidates());
    candidates.addAll(later.recheck() ? List.of() : known.candidates());
    SortedMap<String, String> attributes = new TreeMap<>(known.attributes());
    attributes.putAll(later.attributes());
    return bounded(
        new WantedAsset(
            known.key(),
            List.copyOf(candidates),
            later.name(),
            later.policy(),
            later.collection(),
            attributes,
            columns(known.columns(), later.columns(), disputes),
            disputes.decide("description", known.description(), later.description()),
            known.recheck() || later.recheck(),
            known.written() || later.written()));
  }

  private static List<Column> columns(List<Column> known, List<Column> later, Disputes disputes) {
    Map<String, Column> byName = new LinkedHashMap<>();
    known.forEach(column -> byName.put(column.name(), column));
    later.forEach(column -> byName.merge(column.name(), column, disputes::decide));
    return List.copyOf(byName.values());
  }

  /** One column per name, or writing them would never come to an end. */
  private List<Column> columns(List<Column> all) {
    Map<String, Column> byName = new LinkedHashMap<>();
    all.stream()
        .map(this::cut)
        .forEach(column -> byName.merge(column.name(), column, Wishes::column));
    return first("columns", maxColumns, List.copyOf(byName.values()));
  }

  /** Of two columns of one name in one schema the latter. */
  private static Column column(Column known, Column later) {
    return new Column(
        known.name(),
        later.type().isEmpty() ? known.type() : later.type(),
        later.description().isEmpty() ? known.description() : later.description());
  }

  private SortedMap<String, String> attributes(SortedMap<String, String> attributes) {
    SortedMap<String, String> bounded = new TreeMap<>();
    attributes.forEach((name, value) -> bounded.put(name, cut(value, MOST_TEXT)));
    return bounded;
  }

  private Column cut(Column column) {
    return new Column(
        cut(column.name(), MOST_NAME),
        cut(column.type(), MOST_TEXT),
        cut(column.description(), MOST_TEXT));
  }

  private String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    meters.cut("text", 1);
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private <T> List<T> first(String what, int most, List<T> all) {
    if (all.size() <= most) {
      return all;
    }
    meters.cut(what, all.size() - most);
    return List.copyOf(all.subList(0, most));
  }
}

package io.lineweave.resolve;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a look-up found, by name: in the spelling that was asked for if it has that, else in another
 * letter case, since some catalogues ignore it.
 */
final class Answers {
  private final Map<String, List<Found>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Answers(List<Found> all) {
    for (Found found : all) {
      byName.computeIfAbsent(found.name().qualifiedName(), any -> new ArrayList<>()).add(found);
    }
  }

  /** What is there under a name, of whatever type: of a look-up by the name's own type. */
  Optional<Found> named(AssetName name) {
    return nearest(name).stream().findFirst();
  }

  /** The same, if it is of the name's type: of a look-up by a supertype. */
  Optional<Found> typed(AssetName name) {
    return nearest(name).stream()
        .filter(found -> found.name().typeName().equals(name.typeName()))
        .findFirst();
  }

  private List<Found> nearest(AssetName name) {
    List<Found> all = byName.getOrDefault(name.qualifiedName(), List.of());
    List<Found> same =
        all.stream()
            .filter(found -> found.name().qualifiedName().equals(name.qualifiedName()))
            .toList();
    return same.isEmpty() ? all : same;
  }
}

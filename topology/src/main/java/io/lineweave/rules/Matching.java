package io.lineweave.rules;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When a rule applies: everything that is given must hold.
 *
 * @param schemes one of these; empty for any
 * @param hostSuffixes one of these ends the host; empty for any
 * @param parts expressions, each for the whole of its part; the cheap parts are tested first
 * @param symlinks each must be met by one of the dataset's other names
 */
record Matching(
    Set<String> schemes,
    List<String> hostSuffixes,
    Map<Part, Expression> parts,
    List<SymlinkMatching> symlinks) {

  Matching {
    schemes = Set.copyOf(schemes);
    hostSuffixes = List.copyOf(hostSuffixes);
    EnumMap<Part, Expression> ordered = new EnumMap<>(Part.class);
    ordered.putAll(parts);
    parts = Collections.unmodifiableMap(ordered);
    symlinks = List.copyOf(symlinks);
  }

  /** Whether it holds; named groups go into {@code captured}. */
  boolean test(Alias alias, Map<String, String> captured) {
    return hasScheme(alias.address().scheme())
        && hasHost(alias.address().authority().host())
        && hasParts(alias, captured)
        && hasSymlinks(alias.subject(), captured);
  }

  private boolean hasScheme(String scheme) {
    return schemes.isEmpty() || schemes.contains(scheme);
  }

  private boolean hasHost(String host) {
    boolean found = hostSuffixes.isEmpty();
    for (int i = 0; i < hostSuffixes.size() && !found; i++) {
      found = host.endsWith(hostSuffixes.get(i));
    }
    return found;
  }

  private boolean hasParts(Alias alias, Map<String, String> captured) {
    for (Map.Entry<Part, Expression> part : parts.entrySet()) {
      if (!part.getValue().capture(part.getKey().of(alias), captured)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasSymlinks(Subject subject, Map<String, String> captured) {
    return symlinks.isEmpty()
        || symlinks.stream().allMatch(symlink -> symlink.test(subject, captured));
  }

  /** The named groups of all expressions: variables that a template may use. */
  Set<String> groups() {
    Stream<Expression> ofSymlinks = symlinks.stream().flatMap(SymlinkMatching::expressions);
    return Stream.concat(parts.values().stream(), ofSymlinks)
        .flatMap(expression -> expression.groups().stream())
        .collect(Collectors.toSet());
  }
}

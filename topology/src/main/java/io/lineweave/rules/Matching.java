package io.lineweave.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
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
 * @param parts regular expressions, each for the whole of its part
 * @param symlinks each must be met by one of the dataset's other names
 */
record Matching(
    Set<String> schemes,
    List<String> hostSuffixes,
    Map<Part, Pattern> parts,
    List<SymlinkMatching> symlinks) {

  Matching {
    schemes = Set.copyOf(schemes);
    hostSuffixes = List.copyOf(hostSuffixes);
    parts = Map.copyOf(parts);
    symlinks = List.copyOf(symlinks);
  }

  /** Whether it holds; named groups go into {@code captured}. */
  boolean test(Alias alias, Map<String, String> captured) {
    return hasScheme(alias)
        && hasHost(alias.address().authority().host())
        && parts.entrySet().stream()
            .allMatch(part -> capture(part.getValue(), part.getKey().of(alias), captured))
        && symlinks.stream().allMatch(symlink -> symlink.test(alias.subject(), captured));
  }

  private boolean hasScheme(Alias alias) {
    return schemes.isEmpty() || schemes.contains(alias.address().scheme());
  }

  private boolean hasHost(String host) {
    return hostSuffixes.isEmpty() || hostSuffixes.stream().anyMatch(host::endsWith);
  }

  /** Whether the whole text matches; its named groups go into {@code captured}. */
  static boolean capture(Pattern pattern, String text, Map<String, String> captured) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    for (String group : pattern.namedGroups().keySet()) {
      String value = matcher.group(group);
      if (value != null && !value.isEmpty()) {
        captured.put(group, value);
      }
    }
    return true;
  }

  /** The named groups of all expressions: variables that a template may use. */
  Set<String> groups() {
    Stream<Pattern> ofSymlinks = symlinks.stream().flatMap(SymlinkMatching::patterns);
    return Stream.concat(parts.values().stream(), ofSymlinks)
        .flatMap(pattern -> pattern.namedGroups().keySet().stream())
        .collect(Collectors.toSet());
  }
}

package io.lineweave.rules;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a symlink must look like.
 *
 * @param type TABLE, LOCATION or the producer's; empty for any
 * @param namespace for its whole namespace, as the producer wrote it
 * @param name for its whole name
 */
record SymlinkMatching(String type, Optional<Pattern> namespace, Optional<Pattern> name) {

  /** Whether a dataset has such a symlink; named groups go into {@code captured}. */
  boolean test(Subject subject, Map<String, String> captured) {
    return subject.symlinks().stream().anyMatch(symlink -> test(symlink, captured));
  }

  private boolean test(Symlink symlink, Map<String, String> captured) {
    return (type.isEmpty() || type.equalsIgnoreCase(symlink.type()))
        && namespace
            .map(p -> Matching.capture(p, symlink.name().namespace(), captured))
            .orElse(true)
        && name.map(p -> Matching.capture(p, symlink.name().name(), captured)).orElse(true);
  }

  Stream<Pattern> patterns() {
    return Stream.of(namespace, name).flatMap(Optional::stream);
  }
}

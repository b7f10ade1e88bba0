package io.lineweave.rules;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a symlink must look like.
 *
 * @param type TABLE, LOCATION or the producer's; empty for any
 * @param namespace for its whole namespace, in the spelling that rules see
 * @param name for its whole name
 */
record SymlinkMatching(String type, Optional<Expression> namespace, Optional<Expression> name) {

  /** Whether a dataset has such a symlink; named groups go into {@code captured}. */
  boolean test(Subject subject, Map<String, String> captured) {
    return subject.symlinks().stream().anyMatch(symlink -> test(symlink, captured));
  }

  private boolean test(Symlink symlink, Map<String, String> captured) {
    return (type.isEmpty() || type.equalsIgnoreCase(symlink.type()))
        && test(namespace, Address.parse(symlink.name()).namespace(), captured)
        && test(name, symlink.name().name(), captured);
  }

  private static boolean test(
      Optional<Expression> expression, String text, Map<String, String> captured) {
    return expression.isEmpty() || expression.get().capture(text, captured);
  }

  Stream<Expression> expressions() {
    return Stream.of(namespace, name).flatMap(Optional::stream);
  }
}

package io.lineweave.filter;

import java.util.stream.Stream;

/**
 * What rules ask of the thing to be filtered.
 *
 * @param <F> the fields there are
 */
@FunctionalInterface
public interface Facts<F extends Enum<F>> {

  /** The field's values; none if the thing says nothing of it. */
  Stream<String> of(F field);
}

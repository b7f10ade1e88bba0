package io.lineweave.bench.e2e;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * One line of the report.
 *
 * @param part of the benchmark
 * @param what was measured
 * @param value of it
 * @param unit of the value
 * @param aim what it should be, in words
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Figure(String part, String what, double value, String unit, Optional<String> aim) {
  static Figure of(String part, String what, double value, String unit) {
    return new Figure(part, what, value, unit, Optional.empty());
  }

  Figure aim(String text) {
    return new Figure(part, what, value, unit, Optional.of(text));
  }
}

package io.lineweave.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FateTest {
  @ParameterizedTest
  @CsvSource({
    // throttled, unavailable, redirected by a passive node: again, for as long as it takes
    "429, '', RETRY",
    "408, '', RETRY",
    "502, '', RETRY",
    "503, '', RETRY",
    "504, '', RETRY",
    "307, '', RETRY",
    "500, ATLAS-500-00-001, RETRY",
    "500, ATLAS-500-00-005, RETRY",
    // nobody can tell: a few times
    "500, '', DOUBT",
    "409, ATLAS-409-00-003, DOUBT",
    "409, '', DOUBT",
    // it is us
    "401, '', PAUSE",
    "403, ATLAS-403-00-001, PAUSE",
    "404, '', PAUSE",
    "405, '', PAUSE",
    // references
    "404, ATLAS-404-00-00A, RESOLVE",
    "404, ATLAS-404-00-009, RESOLVE",
    // it is the data
    "404, ATLAS-404-00-007, ISOLATE",
    "404, ATLAS-404-00-001, ISOLATE",
    "400, ATLAS-400-00-014, ISOLATE",
    "400, ATLAS-400-00-036, ISOLATE",
    "409, ATLAS-409-00-001, ISOLATE",
    "413, '', ISOLATE",
    "400, '', ISOLATE",
    "400, RequestInvalid, ISOLATE",
  })
  void shouldJudgeByCodeBeforeStatus(int status, String code, Fate fate) {
    assertThat(Fate.of(status, code)).isEqualTo(fate);
  }
}

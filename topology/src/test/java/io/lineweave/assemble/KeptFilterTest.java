package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptFilterTest {
  private static final int MANY = 500_000;

  @Test
  void shouldKnowEveryRunThatWasClosedAndHardlyAnyOther() {
    KeptFilter filter = new KeptFilter();
    assertThat(filter.mayContain("")).isFalse();

    ids("closed").forEach(id -> filter.add(id, 7));

    assertThat(ids("closed")).allMatch(filter::mayContain);
    assertThat(ids("other").filter(filter::mayContain).count()).isLessThan(MANY / 100);
  }

  @Test
  void shouldForgetMostOfWhatWasClosedBeforeATimeAndNothingElse() {
    KeptFilter filter = new KeptFilter();
    ids("old").forEach(id -> filter.add(id, 7));
    ids("new").forEach(id -> filter.add(id, 8));

    filter.forgetBefore(8);

    assertThat(ids("new")).allMatch(filter::mayContain);
    assertThat(ids("old").filter(filter::mayContain).count()).isLessThan(MANY / 2);
  }

  private static Stream<String> ids(String prefix) {
    return IntStream.range(0, MANY).mapToObj(number -> prefix + "-" + number);
  }
}

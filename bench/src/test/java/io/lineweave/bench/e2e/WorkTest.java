package io.lineweave.bench.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkTest {
  @ParameterizedTest
  @CsvSource({
    "rooms-StreamThr, STREAM",
    "service-StreamT, STREAM",
    "kafka-producer-, CLIENTS",
    "G1 Conc#0, COLLECTOR",
    "GC Thread#1, COLLECTOR",
    "C2 CompilerThre, COMPILER",
    "rocksdb:low, ROCKSDB",
    "odd ) name (, OTHER"
  })
  void shouldTellByTheNameWhatAThreadIsFor(String name, Work work) {
    String stat = "42 (" + name + ") S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20 0";

    assertThat(Work.of(stat)).isEqualTo(work);
    assertThat(Work.time(stat)).isEqualTo(Duration.ofMillis(1_750));
  }
}

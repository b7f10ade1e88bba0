package io.lineweave.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.catalogue.ProcessLineage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private final Workload work = new Workload("load", 3, 8);
  private final List<ProcessLineage> complete =
      new ArrayList<>(IntStream.range(5, 8).mapToObj(work::process).toList());

  @Test
  void shouldBeContentWithTheLastRunOfEveryJob() {
    complete.add(Workload.of("other", 1, 1).process(0));

    assertThat(work.differences(complete)).isEmpty();
    assertThat(IntStream.range(0, 8).filter(work::isLast)).containsExactly(5, 6, 7);
  }

  @Test
  void shouldMissAProcess() {
    complete.remove(1);

    assertThat(work.differences(complete)).containsOnlyKeys(6);
  }

  @Test
  void shouldSeeAnOldRunThatWon() {
    complete.set(0, work.process(2));

    assertThat(work.differences(complete)).containsOnlyKeys(5);
  }

  @Test
  void shouldSeeASecondProcess() {
    complete.add(work.process(7));

    assertThat(work.differences(complete)).containsOnlyKeys(7);
  }

  @Test
  void shouldNameEveryRunOnce() {
    assertThat(work.ids()).hasSize(8).doesNotHaveDuplicates();
    assertThat(work.ids()).extracting(id -> work.number(id).orElseThrow()).startsWith(0, 1, 2);
    assertThat(new Workload("else", 3, 8).number(work.ids().get(0))).isEmpty();
    assertThat(work.ids()).doesNotContainAnyElementsOf(new Workload("else", 3, 8).ids());
  }
}

package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.assemble.DueIndex.Entry;
import org.junit.jupiter.api.Test;

class DueIndexTest {
  private final DueIndex index = new DueIndex(100);

  @Test
  void shouldGiveOutWhatIsDueFirst() {
    index.add(30, "c");
    index.add(10, "a");
    index.add(20, "b");

    assertThat(index.isDue(9)).isFalse();
    assertThat(index.isDue(10)).isTrue();
    assertThat(index.pollDue(10)).isEqualTo(new Entry(10, "a"));
    assertThat(index.pollDue(25)).isEqualTo(new Entry(20, "b"));
    assertThat(index.isDue(25)).isFalse();
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void shouldHoldWhatAFormerLifeLeftOverdueButNothingElse() {
    index.restore(5, "old");
    index.restore(150, "later");
    index.add(20, "new");

    assertThat(index.pollDue(20)).isEqualTo(new Entry(20, "new"));
    assertThat(index.isDue(99)).isFalse();
    assertThat(index.isDue(100)).isTrue();
    assertThat(index.pollDue(100)).isEqualTo(new Entry(5, "old"));
    assertThat(index.isDue(149)).isFalse();
    assertThat(index.pollDue(150)).isEqualTo(new Entry(150, "later"));
    assertThat(index.size()).isZero();
  }

  @Test
  void shouldForgetWhatIsRemovedHeldOrNot() {
    index.restore(5, "old");
    index.add(20, "new");
    index.remove(5, "old");
    index.remove(20, "new");
    index.remove(20, "never");

    assertThat(index.size()).isZero();
    assertThat(index.isDue(1_000)).isFalse();
  }

  @Test
  void shouldGiveOutHeldEntriesFirstWhenRoomIsNeeded() {
    index.add(20, "new");
    index.restore(5, "old");

    assertThat(index.poll().id()).isEqualTo("old");
    assertThat(index.poll().id()).isEqualTo("new");
  }
}

package io.lineweave.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lineweave.assemble.RunState.Phase;
import io.lineweave.assemble.RunState.Told;
import io.lineweave.assemble.RunStore.Batch;
import io.lineweave.openlineage.LeftOut;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Bytes in the store outlive a release: these are what version 1 wrote. */
class StoredFormsTest {
  private static final RunState STATE =
      new RunState(
          Phase.ENDING,
          1_700_000_000_000L,
          1_700_000_000_500L,
          1_699_999_999_999L,
          1_700_000_005_000L,
          7,
          Optional.of(new Told(1_700_000_000_900L, -3)),
          2,
          new TreeSet<>(List.of(LeftOut.INDIRECT_LINEAGE, LeftOut.DATASETS)));

  private static final Batch BATCH = new Batch(5, List.of("r-1", "ä"));

  @Test
  void shouldReadAStateOfVersion1() {
    byte[] stored =
        HexFormat.of()
            .parseHex(
                "0165"
                    + "0000018bcfe56800"
                    + "0000018bcfe569f4"
                    + "0000018bcfe567ff"
                    + "0000018bcfe57b88"
                    + "0000000000000007"
                    + "01"
                    + "0000018bcfe56b84"
                    + "fffffffffffffffd"
                    + "00000002"
                    + "21");

    assertThat(StateForm.read(ByteBuffer.wrap(stored))).isEqualTo(STATE);
    assertThat(written(STATE)).isEqualTo(stored);
  }

  @Test
  void shouldReadABatchOfRunsOfVersion1() {
    byte[] stored = HexFormat.of().parseHex("01" + "00000003" + "722d31" + "00000002" + "c3a4");

    assertThat(Batch.read(5, stored)).isEqualTo(BATCH);
    assertThat(BATCH.write()).isEqualTo(stored);
  }

  @Test
  void shouldReturnEveryPhaseAndEveryKindLeftOut() {
    for (Phase phase : Phase.values()) {
      for (LeftOut kind : LeftOut.values()) {
        RunState state =
            new RunState(phase, 1, 2, 6, 5, 3, Optional.empty(), 4, new TreeSet<>(List.of(kind)));
        assertThat(StateForm.read(ByteBuffer.wrap(written(state)))).isEqualTo(state);
      }
    }
    assertThat(StateForm.read(ByteBuffer.wrap(written(RunState.UNHEARD))).leftOut())
        .isEqualTo(Collections.emptySortedSet());
  }

  @Test
  void shouldRefuseWhatALaterReleaseWrote() {
    byte[] later = written(STATE);
    later[0] = 9;
    byte[] batch = BATCH.write();
    batch[0] = 9;

    assertThatIllegalArgumentException().isThrownBy(() -> StateForm.read(ByteBuffer.wrap(later)));
    assertThatIllegalArgumentException().isThrownBy(() -> Batch.read(5, batch));
  }

  private static byte[] written(RunState state) {
    ByteBuffer buffer = ByteBuffer.allocate(StateForm.SIZE + 1);
    StateForm.write(state, buffer);
    assertThat(buffer.remaining()).isEqualTo(1);
    return Arrays.copyOf(buffer.array(), StateForm.SIZE);
  }
}

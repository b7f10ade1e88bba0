package io.lineweave.publish;

import static io.lineweave.publish.TestEvent.START;
import static io.lineweave.publish.TestEvent.run;
import static io.lineweave.publish.TestRules.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.delivery.FakeCatalogue.Call;
import io.lineweave.delivery.FakeCatalogue.Kind;
import io.lineweave.outcome.Receipt.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reading back costs, and that one process does not harm those read with it. */
class VerificationTest {
  @TempDir Path directory;
  private PublishStage stage;

  @BeforeEach
  void open() {
    stage = new PublishStage(directory, PublishSettings.DEFAULT);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void shouldReadManyProcessesBackInOneCall() {
    round("a", 60);
    stage.catalogue.forgetCalls();
    round("b", 60);

    assertThat(stage.receipt("b59").state()).isEqualTo(State.PUBLISHED);
    assertThat(stage.catalogue.calls(Kind.WRITE)).hasSize(2);
    assertThat(stage.catalogue.calls(Kind.EDGES))
        .extracting(call -> call.names().size())
        .containsExactly(Verification.MOST_TOGETHER, 60 - Verification.MOST_TOGETHER);
  }

  @Test
  void shouldKeepWhatIsReadBackInOneCallWithinItsAddress() {
    round("a" + "x".repeat(900), 12);
    stage.catalogue.forgetCalls();
    round("b" + "x".repeat(900), 12);

    List<Call> reads = stage.catalogue.calls(Kind.EDGES);
    assertThat(reads).allMatch(VerificationTest::fitsIntoAnAddress).hasSizeGreaterThan(1);
    assertThat(reads.stream().mapToInt(call -> call.names().size()).sum()).isEqualTo(12);
  }

  private static boolean fitsIntoAnAddress(Call call) {
    return call.names().stream().mapToInt(Catalogue::lookupCharacters).sum()
        <= Catalogue.MAX_LOOKUP_CHARACTERS;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldWriteAgainOnlyTheOneThatWasDeletedMeanwhile(boolean strict) {
    stage.catalogue.strict(strict);
    round("a", 5);
    stage.catalogue.forgetCalls();
    stage.catalogue.beforeNextEdges(() -> stage.catalogue.remove(process(3)));
    round("b", 5);

    for (int i = 0; i < 5; i++) {
      assertThat(stage.receipt("b" + i).state()).isEqualTo(State.PUBLISHED);
      assertThat(stage.catalogue.inputsOf(process(i))).containsExactly(table("b"));
    }
    assertThat(stage.catalogue.calls(Kind.WRITE))
        .extracting(Call::names)
        .endsWith(List.of(process(3).qualifiedName()))
        .hasSize(2);
  }

  /** A run of each of so many jobs, which read that. */
  private void round(String input, int jobs) {
    for (int i = 0; i < jobs; i++) {
      int second = input.charAt(0);
      String job = "job" + i + input.substring(1);
      stage.graph(
          run(input + i, job).started(START.plusSeconds(second)).input(input).output("t" + i));
    }
    stage.resolveAll();
    stage.pass(Duration.ofSeconds(2));
  }

  private static AssetName process(int job) {
    return new AssetName(
        ProcessType.DEFAULT.name(), "openlineage://prod/job" + job + "#db/t" + job);
  }
}

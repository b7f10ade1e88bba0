package io.lineweave.sandbox.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.load.Workload;
import io.lineweave.sandbox.process.ApplicationProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the whole application in the middle of its work. */
class KillTest {
  /** What is taken in once more after a kill may be in the catalogue already. */
  private static final List<String> FINE = List.of("PUBLISHED", "SUPERSEDED", "UNCHANGED");

  /** A start, a restore and the work of two others on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory;

  @Test
  void shouldLoseNothingWhenItIsKilledTwiceInAThousandRuns() throws Exception {
    Workload work = Workload.of("killed", 500, 2);
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        LocalCatalogue catalogue = LocalCatalogue.start(0);
        Deployment deployment =
            new Deployment(broker.bootstrapServers(), Deployment.fastSettingsOf(catalogue))) {
      // So that there is a call in flight at almost any moment.
      catalogue.faults().add(Fault.delay(Duration.ofMillis(50)).on(Call.WRITE));

      deployment.sendAll(work.events(0, 400));
      runUntilOpen(deployment, 300, "state");
      deployment.sendAll(work.events(400, 700));
      runUntilOpen(deployment, 450, "state");
      deployment.sendAll(work.events(700, 1000));
      // The volume is lost, too: all state comes from the topics.
      runUntilOpen(deployment, 0, "new-state");

      assertThat(deployment.outcomes().states())
          .containsOnlyKeys(work.ids())
          .allSatisfy((run, state) -> assertThat(state).isIn(FINE));
      assertThat(deployment.deadLetters()).isEmpty();
      assertThat(work.differences(catalogue.processes())).isEmpty();
      assertThat(catalogue.duplicates()).isEmpty();
    }
  }

  /** Lets it run until no more than so many runs are without a final receipt, and kills it. */
  private void runUntilOpen(Deployment deployment, int most, String state) throws Exception {
    Map<String, String> settings = new HashMap<>(deployment.settings());
    settings.put("state.dir", directory.resolve(state).toString());
    // Comes back under its name, as a pod does, and is not taken for a second member.
    settings.put("kafka.group.instance.id", "the-one");
    try (var process =
        ApplicationProcess.start(settings, ApplicationProcess.QUICK, directory.resolve("log"))) {
      deployment.awaitOpen(most, PATIENCE);
      process.kill();
    }
  }
}

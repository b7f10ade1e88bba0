package io.lineweave.sandbox.endtoend;

import static io.lineweave.sandbox.endtoend.Deployment.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.Application;
import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.load.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances come and go while the catalogue is slow to answer. */
class RebalanceTest {
  private static final int JOBS = 60;

  @TempDir private Path directory;

  @Test
  void shouldKeepTheLastRunsEdgesOverARebalanceWithSlowAnswers() throws Exception {
    Workload work = Workload.of("moved", JOBS, 5);
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        LocalCatalogue catalogue = LocalCatalogue.start(0);
        Deployment deployment =
            new Deployment(broker.bootstrapServers(), Deployment.fastSettingsOf(catalogue))) {
      // Longer than a rebalance takes, so that calls of the old owner are answered in the middle.
      catalogue.faults().add(Fault.delay(Duration.ofMillis(500)).on(Call.WRITE));

      try (Application first = instance(deployment, "one")) {
        deployment.sendAll(work.events(0, JOBS));
        deployment.awaitOpen(JOBS - 1, SOON);
        deployment.sendAll(work.events(JOBS, 2 * JOBS));
        try (Application second = instance(deployment, "two");
            Application third = instance(deployment, "three")) {
          deployment.sendAll(work.events(2 * JOBS, 3 * JOBS));
          deployment.awaitOpen(JOBS, SOON);
          deployment.sendAll(work.events(3 * JOBS, 4 * JOBS));
          deployment.awaitOpen(JOBS, SOON);
          assertThat(second.failure() + third.failure()).isEmpty();
        }
        deployment.sendAll(work.events(4 * JOBS, 5 * JOBS));
        deployment.awaitSettled(SOON);
        assertThat(first.failure()).isEmpty();
      }

      assertThat(deployment.outcomes().states()).containsOnlyKeys(work.ids());
      assertThat(deployment.deadLetters()).isEmpty();
      assertThat(work.differences(catalogue.processes())).isEmpty();
      assertThat(catalogue.duplicates()).isEmpty();
    }
  }

  private Application instance(Deployment deployment, String name) throws Exception {
    Map<String, String> settings = new HashMap<>(deployment.settings());
    settings.put("state.dir", directory.resolve(name).toString());
    settings.put("kafka.client.id", name);
    return Application.start(settings);
  }
}

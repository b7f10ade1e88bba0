package io.lineweave.sandbox.endtoend;

import static io.lineweave.sandbox.endtoend.Deployment.INPUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.load.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Stops the application again and again while events come and calls are under way. */
class ShutdownTest {
  private static final int ROUNDS = 3;
  private static final int RUNS_A_ROUND = 40;

  @Test
  void shouldLoseNothingWhenStoppedUnderLoad() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        LocalCatalogue catalogue = LocalCatalogue.start(0);
        Deployment deployment = new Deployment(broker.bootstrapServers(), settingsOf(catalogue))) {
      // Slow enough for calls to be in flight whenever it is stopped.
      catalogue.faults().add(Fault.delay(Duration.ofMillis(100)));
      deployment.start();
      List<EventJson> runs = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < RUNS_A_ROUND; i++) {
          EventJson run = EventJson.newRun("job_%d_%d".formatted(round, i));
          runs.add(run);
          deployment.send(new ProducerRecord<>(INPUT, run.whole().getBytes(UTF_8)));
        }
        int soFar = catalogue.processes().size();
        await().atMost(Duration.ofSeconds(60)).until(() -> catalogue.processes().size() > soFar);
        deployment.stop();
        deployment.start();
      }

      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(catalogue.processes().size()).isEqualTo(runs.size()));
      assertThat(catalogue.duplicates()).isEmpty();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(deployment.outcomes().states())
                      .hasSize(runs.size())
                      .allSatisfy(
                          (run, state) -> assertThat(state).isIn("PUBLISHED", "UNCHANGED")));
      assertThat(deployment.news()).noneMatch(line -> line.startsWith("DEAD LETTER"));
    }
  }

  private static Map<String, String> settingsOf(LocalCatalogue catalogue) {
    Map<String, String> settings = new HashMap<>(Deployment.settingsOf(catalogue));
    settings.put("delivery.operations-per-second", "2000");
    settings.put("resolve.search", "false");
    return settings;
  }
}

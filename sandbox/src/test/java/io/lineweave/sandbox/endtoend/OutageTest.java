package io.lineweave.sandbox.endtoend;

import static io.lineweave.sandbox.endtoend.Deployment.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.sandbox.broker.EmbeddedBroker;
import io.lineweave.sandbox.catalogue.Call;
import io.lineweave.sandbox.catalogue.Fault;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import io.lineweave.sandbox.load.Workload;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A catalogue that is away or in trouble: intake and assembly go on, and all of it arrives in the
 * end. The tests share one deployment; each uses jobs of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OutageTest {
  private static final int RUNS = 100;

  private EmbeddedBroker broker;
  private LocalCatalogue catalogue;
  private Deployment deployment;

  @BeforeAll
  void start() throws Exception {
    broker = EmbeddedBroker.start();
    catalogue = LocalCatalogue.start(0);
    deployment = new Deployment(broker.bootstrapServers(), Deployment.fastSettingsOf(catalogue));
    deployment.start();
  }

  @AfterAll
  void stop() {
    deployment.close();
    catalogue.close();
    broker.close();
  }

  @Test
  void shouldPublishWhatCameWhileTheCatalogueWasDownFromTheStart() throws Exception {
    deployment.stop();
    int port = catalogue.uri().getPort();
    catalogue.close();
    deployment.start();
    Workload work = Workload.of("down", RUNS, 1);

    sendAndAwaitGraphs(work);
    assertThat(deployment.outcomes().open()).containsExactlyInAnyOrderElementsOf(work.ids());
    catalogue = LocalCatalogue.start(port);

    assertPublished(work);
  }

  @Test
  void shouldPublishWhatCameWhileTheCatalogueRefusedEverything() throws Exception {
    Workload work = Workload.of("refused", RUNS, 1);
    catalogue.faults().add(Fault.status(503));
    long before = catalogue.calls(Call.LOOKUP);
    double rebalances = rebalances();

    sendAndAwaitGraphs(work);
    await().atMost(SOON).until(() -> catalogue.calls(Call.LOOKUP) >= before + 20);
    assertThat(deployment.outcomes().open()).containsExactlyInAnyOrderElementsOf(work.ids());
    // Nothing is left unread, by no room, though nothing can be written.
    deployment.awaitNoLag();
    assertThat(deployment.management().isReady()).isTrue();
    catalogue.faults().clear();

    assertPublished(work);
    deployment.awaitNoLag();
    assertThat(rebalances()).as("rebalances").isPositive().isEqualTo(rebalances);
  }

  @Test
  void shouldPublishThroughLostConnectionsAndThrottling() throws Exception {
    Workload work = Workload.of("shaken", RUNS, 1);
    catalogue.faults().add(Fault.drop(false).on(Call.LOOKUP).times(3));
    catalogue.faults().add(Fault.drop(true).on(Call.WRITE).times(3));
    catalogue.faults().add(Fault.drop(false).on(Call.WRITE).times(3));
    catalogue.faults().add(Fault.status(401).on(Call.WRITE).times(1));
    catalogue
        .faults()
        .add(Fault.status(429).on(Call.WRITE).times(2).retryAfter(Duration.ofSeconds(1)));

    sendAndAwaitGraphs(work);

    assertPublished(work);
    assertThat(catalogue.faults().pending()).isEmpty();
  }

  private double rebalances() {
    return deployment.management().sum("kafka_consumer_coordinator_rebalance_total");
  }

  private void sendAndAwaitGraphs(Workload work) throws Exception {
    long before = deployment.graphs();
    deployment.sendAll(work.events());
    await().atMost(SOON).until(() -> deployment.graphs() >= before + RUNS);
  }

  private void assertPublished(Workload work) {
    deployment.awaitSettled(SOON);
    assertThat(deployment.outcomes().states())
        .extractingByKeys(work.ids().toArray(String[]::new))
        .containsOnly("PUBLISHED");
    assertThat(deployment.deadLetters()).isEmpty();
    assertThat(work.differences(catalogue.processes())).isEmpty();
    assertThat(catalogue.duplicates()).isEmpty();
  }
}

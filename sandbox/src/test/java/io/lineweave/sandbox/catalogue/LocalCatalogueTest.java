package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.dataset;
import static io.lineweave.sandbox.catalogue.Given.process;
import static io.lineweave.sandbox.catalogue.Given.text;
import static io.lineweave.sandbox.catalogue.Given.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the stand-in adds to a catalogue, and where it goes beyond what can be measured. */
class LocalCatalogueTest {
  private static final Duration GAP = Duration.ofMillis(500);

  @Test
  void shouldSayThatItsPortIsTaken() {
    try (LocalCatalogue first = LocalCatalogue.start(0)) {
      int port = first.uri().getPort();

      assertThatThrownBy(() -> LocalCatalogue.start(port))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void shouldListenOnTheLoopbackAddressOnly() {
    try (Local local = Local.start()) {
      assertThat(local.catalogue().uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void shouldShowProcessesWithTheirEdges() {
    try (Local local = Local.start()) {
      ObjectNode process = process("-3", "p", List.of(byGuid("-1")), List.of(byGuid("-2")));
      local
          .probe()
          .write(
              dataset("-1", "in"), dataset("-2", "out"), with(process, "columnMapping", text("[]")))
          .succeeds();
      assertThat(local.catalogue().processes())
          .containsExactly(
              new ProcessLineage(
                  new AssetName(Given.PROCESS, "p"),
                  "n",
                  List.of(new AssetName(Given.DATASET, "in")),
                  List.of(new AssetName(Given.DATASET, "out")),
                  "[]"));
    }
  }

  @Test
  void shouldTakeWhatAScanWouldBring() {
    try (Local local = Local.start()) {
      AssetName name = new AssetName("azure_sql_column", "mssql://s/d/o/t#c");
      String guid = local.catalogue().add(name, Map.of("data_type", "int"));
      assertThat(
              local
                  .probe()
                  .find("azure_sql_column", name.qualifiedName())
                  .json()
                  .at("/entity/guid"))
          .isEqualTo(text(guid));
      assertThat(local.catalogue().attributes(name).orElseThrow())
          .containsEntry("data_type", "int");
      assertThatThrownBy(() -> local.catalogue().add(name, Map.of()))
          .hasMessageContaining("data_type");
    }
  }

  @Test
  void shouldCountCallsAndOperations() {
    try (Local local = Local.start()) {
      long before = local.catalogue().operations();
      local
          .probe()
          .write(dataset("-1", "in"), process("-2", "p", List.of(byGuid("-1")), List.of()))
          .succeeds();
      assertThat(local.catalogue().calls(Call.WRITE)).isEqualTo(1);
      assertThat(local.catalogue().operations() - before).isEqualTo(3);
    }
  }

  @Test
  void shouldThrottleByOperationsAndNotByRequests() {
    try (Local local = Local.start(CatalogueSettings.onPort(0).operationsPerSecond(5))) {
      ObjectNode[] many =
          IntStream.range(1, 60)
              .mapToObj(i -> dataset("-" + i, "d" + i))
              .toArray(ObjectNode[]::new);
      local.probe().write(many).succeeds();
      Seen refused = local.probe().write(dataset("-1", "late"));
      assertThat(refused.status()).isEqualTo(429);
      assertThat(local.catalogue().attributes(new AssetName(Given.DATASET, "late"))).isEmpty();
    }
  }

  @Test
  void shouldLeaveDuplicatesOfConcurrentCreationsUnlessStrict() {
    try (Local local = Local.start(CatalogueSettings.onPort(0).notStrict(GAP))) {
      createConcurrently(local);
      assertThat(local.catalogue().duplicates())
          .containsExactly(new AssetName(Given.DATASET, "same"));
    }
  }

  @Test
  void shouldLeaveNoDuplicatesIfStrict() {
    try (Local local = Local.start()) {
      createConcurrently(local);
      assertThat(local.catalogue().duplicates()).isEmpty();
      assertThat(local.catalogue().entities())
          .containsExactly(new AssetName(Given.DATASET, "same"));
    }
  }

  @Test
  void shouldRefuseAnEntityOverTwoMegabytes() {
    try (Local local = Local.start()) {
      ObjectNode entity = Given.strict("-1", "big");
      IntStream.range(0, 100).forEach(i -> entity.withObject("/attributes").put("x" + i, big()));
      local.probe().write(entity).isRefused(400, "ATLAS-400-00-01A", "entity");
    }
  }

  @Test
  void shouldOpenOnlyToTheRightToken() {
    try (Local local = Local.start(CatalogueSettings.onPort(0).bearer("secret"))) {
      assertThat(
              local
                  .probe()
                  .send(local.probe().withoutCredentials("/types/typedefs").GET())
                  .status())
          .isEqualTo(401);
      local.probe().get("/types/typedefs").succeeds();
    }
  }

  @Test
  void shouldLackOurOwnTypesUntilTheyAreInstalledIfTold() {
    try (Local local = Local.start(CatalogueSettings.onPort(0).withoutOwnTypes())) {
      Seen refused = local.probe().write(Given.entity("-1", "lineweave_dataset", "x"));
      refused.isRefused(400, "ATLAS-400-00-014", "lineweave_dataset");
      local.probe().post("/types/typedefs", TypeFiles.read(TypeFiles.OWN)).succeeds();
      local.probe().write(Given.entity("-1", "lineweave_dataset", "x")).succeeds();
    }
  }

  private static String big() {
    return "x".repeat(30 * 1024);
  }

  private static void createConcurrently(Local local) {
    IntStream.range(0, 8)
        .mapToObj(
            i ->
                CompletableFuture.runAsync(
                    () -> local.probe().write(dataset("-1", "same")).succeeds()))
        .toList()
        .forEach(CompletableFuture::join);
  }
}

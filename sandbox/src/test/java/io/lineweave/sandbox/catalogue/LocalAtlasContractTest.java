package io.lineweave.sandbox.catalogue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The local catalogue keeps the contract in Atlas' dialect, without Purview's limits. */
class LocalAtlasContractTest implements CatalogueContract {
  private static Local local;

  @BeforeAll
  static void start() {
    local =
        Local.start(
            CatalogueSettings.onPort(0).unlimited().basic("admin", "secret"), "/api/atlas/v2");
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Override
  public Probe probe() {
    return local.probe();
  }
}

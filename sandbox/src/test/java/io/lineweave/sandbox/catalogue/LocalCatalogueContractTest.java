package io.lineweave.sandbox.catalogue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The local catalogue keeps the contract in Purview's dialect. */
class LocalCatalogueContractTest implements CatalogueContract {
  private static Local local;

  @BeforeAll
  static void start() {
    local = Local.start();
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

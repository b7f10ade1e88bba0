package io.lineweave.sandbox.catalogue;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The local catalogue keeps the contract in Atlas' dialect, without Purview's limits. */
class LocalAtlasContractTest implements CatalogueContract {
  private static LocalCatalogue catalogue;
  private static Probe probe;

  @BeforeAll
  static void start() {
    CatalogueSettings settings = CatalogueSettings.onPort(0).unlimited().basic("admin", "secret");
    catalogue = LocalCatalogue.start(settings);
    probe = new Probe(URI.create(catalogue.uri() + "/api/atlas/v2"), settings.authorization());
    new ContractTypes(probe).install(TypeFiles.read("contract-types.json"));
  }

  @AfterAll
  static void stop() {
    catalogue.close();
  }

  @Override
  public Probe probe() {
    return probe;
  }
}

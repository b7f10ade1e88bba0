package io.lineweave.sandbox.catalogue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The local catalogue keeps the contract in Purview's dialect. */
class LocalCatalogueContractTest implements CatalogueContract {
  private static LocalCatalogue catalogue;
  private static Probe probe;

  @BeforeAll
  static void start() {
    catalogue = LocalCatalogue.start(0);
    probe = new Probe(URI.create(catalogue.uri() + "/datamap/api/atlas/v2"), Optional.empty());
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

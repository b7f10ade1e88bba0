package io.lineweave.sandbox.catalogue;

import java.net.URI;

/** A local catalogue with the contract's types, and a client for it. */
record Local(LocalCatalogue catalogue, Probe probe) implements AutoCloseable {

  static Local start() {
    return start(CatalogueSettings.onPort(0));
  }

  static Local start(CatalogueSettings settings) {
    return start(settings, "/datamap/api/atlas/v2");
  }

  static Local start(CatalogueSettings settings, String apiPath) {
    LocalCatalogue catalogue = LocalCatalogue.start(settings);
    Probe probe = new Probe(URI.create(catalogue.uri() + apiPath), settings.authorization());
    new ContractTypes(probe).install(TypeFiles.read("contract-types.json"));
    return new Local(catalogue, probe);
  }

  @Override
  public void close() {
    catalogue.close();
  }
}

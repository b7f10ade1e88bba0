package io.lineweave.app.purview;

import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.app.settings.PurviewSettings.Auth;
import io.lineweave.sandbox.catalogue.LocalCatalogue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LocalCatalogueClientTest extends ClientContract {
  private static LocalCatalogue catalogue;

  @BeforeAll
  static void start() {
    catalogue = LocalCatalogue.start(0);
  }

  @AfterAll
  static void stop() {
    catalogue.close();
  }

  @Override
  PurviewSettings settings() {
    return new PurviewSettings(
        catalogue.uri(),
        "datamap/api/atlas/v2",
        Auth.NONE,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(20),
        true);
  }
}

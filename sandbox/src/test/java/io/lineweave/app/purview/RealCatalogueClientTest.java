package io.lineweave.app.purview;

import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.app.settings.PurviewSettings.Auth;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Against a real Apache Atlas: CATALOGUE_URL is its API ({@code http://host:21000/api/atlas/v2}),
 * CATALOGUE_USERNAME and CATALOGUE_PASSWORD sign in.
 */
@EnabledIfEnvironmentVariable(named = "CATALOGUE_URL", matches = ".+")
class RealCatalogueClientTest extends ClientContract {

  @Override
  PurviewSettings settings() {
    URI url = URI.create(System.getenv("CATALOGUE_URL"));
    return new PurviewSettings(
        url.resolve("/"),
        url.getPath().replaceAll("^/|/$", ""),
        Auth.BASIC,
        Optional.of(System.getenv().getOrDefault("CATALOGUE_USERNAME", "admin")),
        Optional.of(System.getenv().getOrDefault("CATALOGUE_PASSWORD", "admin")),
        Duration.ofSeconds(20),
        true);
  }
}

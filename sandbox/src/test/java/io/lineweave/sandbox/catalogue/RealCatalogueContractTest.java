package io.lineweave.sandbox.catalogue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A real server keeps the contract: proves the stand-in right or wrong.
 *
 * <p>{@code CATALOGUE_URL} is its address with API path, as {@code
 * http://127.0.0.1:21000/api/atlas/v2}; credentials are {@code CATALOGUE_USERNAME} and {@code
 * CATALOGUE_PASSWORD}, or {@code CATALOGUE_TOKEN}. It leaves types and entities behind: not for a
 * catalogue that people use.
 */
@EnabledIfEnvironmentVariable(named = "CATALOGUE_URL", matches = ".+")
class RealCatalogueContractTest implements CatalogueContract {
  private static Probe probe;

  @BeforeAll
  static void start() {
    Map<String, String> environment = System.getenv();
    probe = new Probe(URI.create(environment.get("CATALOGUE_URL")), authorization(environment));
    new ContractTypes(probe).install(TypeFiles.read("contract-types.json"));
  }

  private static Optional<String> authorization(Map<String, String> environment) {
    Optional<String> basic =
        Optional.ofNullable(environment.get("CATALOGUE_USERNAME"))
            .map(user -> user + ":" + environment.getOrDefault("CATALOGUE_PASSWORD", ""))
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
    return basic.or(
        () -> Optional.ofNullable(environment.get("CATALOGUE_TOKEN")).map("Bearer "::concat));
  }

  @Override
  public Probe probe() {
    return probe;
  }
}

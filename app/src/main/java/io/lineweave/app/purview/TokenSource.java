package io.lineweave.app.purview;

import com.azure.core.credential.TokenCredential;
import io.lineweave.app.settings.PurviewSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What goes into the Authorization header. Safe for use by many threads. */
public interface TokenSource {

  /** The header's value, empty where none is wanted; never blocks the caller. */
  CompletableFuture<Optional<String>> authorization();

  /**
   * Gets rid of a value that was answered with 401.
   *
   * @return whether another one can be had
   */
  boolean renew(Optional<String> refused);

  /** The way of signing in that the settings name; the credential is for Azure only. */
  static TokenSource of(PurviewSettings settings, Supplier<TokenCredential> credential) {
    return switch (settings.auth()) {
      case AZURE -> new AzureTokens(credential.get());
      case BASIC -> new FixedAuthorization(Optional.of(basic(settings)));
      case NONE -> new FixedAuthorization(Optional.empty());
    };
  }

  private static String basic(PurviewSettings settings) {
    String pair = settings.username().orElse("") + ":" + settings.password().orElse("");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}

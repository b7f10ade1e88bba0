package io.lineweave.app.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.DefaultAzureCredentialBuilder;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One credential for everything that signs in, made when the first one asks: looking around for a
 * managed identity takes time that a program without Azure should not spend.
 *
 * <p>Threading: any thread may ask.
 */
public final class SharedCredential implements Supplier<TokenCredential> {
  private Optional<TokenCredential> credential = Optional.empty();

  @Override
  public synchronized TokenCredential get() {
    if (credential.isEmpty()) {
      credential = Optional.of(new DefaultAzureCredentialBuilder().build());
    }
    return credential.get();
  }
}

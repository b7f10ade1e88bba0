package io.lineweave.app.purview;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Always the same header, or none. */
final class FixedAuthorization implements TokenSource {
  private final Optional<String> header;

  FixedAuthorization(Optional<String> header) {
    this.header = header;
  }

  @Override
  public CompletableFuture<Optional<String>> authorization() {
    return CompletableFuture.completedFuture(header);
  }

  @Override
  public boolean renew(Optional<String> refused) {
    return false;
  }
}

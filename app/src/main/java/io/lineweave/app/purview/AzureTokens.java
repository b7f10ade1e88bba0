package io.lineweave.app.purview;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.SimpleTokenCache;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tokens of Microsoft Entra ID, refreshed five minutes before they expire (azure-core's cache).
 *
 * <p>Threading: credentials may read files or start processes, so they run on a thread of their
 * own; callers only get a future.
 */
final class AzureTokens implements TokenSource {
  /** The Data Map's audience, see main.tsp of Azure.Analytics.Purview.DataMap. */
  static final String PURVIEW_SCOPE = "https://purview.azure.net/.default";

  private final TokenCredential credential;
  private final Scheduler scheduler;
  private volatile SimpleTokenCache cache;
  private volatile Optional<String> latest = Optional.empty();

  AzureTokens(TokenCredential credential) {
    this.credential = credential;
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread named = new Thread(task, "lineweave-token");
              named.setDaemon(true);
              return named;
            });
    this.scheduler = Schedulers.fromExecutorService(thread);
    this.cache = newCache();
  }

  @Override
  public CompletableFuture<Optional<String>> authorization() {
    return cache.getToken().subscribeOn(scheduler).map(this::header).toFuture();
  }

  // Calls that were refused together want one new token together.
  @Override
  public synchronized boolean renew(Optional<String> refused) {
    if (latest.equals(refused)) {
      cache = newCache();
      latest = Optional.empty();
    }
    return true;
  }

  private SimpleTokenCache newCache() {
    TokenRequestContext request = new TokenRequestContext().addScopes(PURVIEW_SCOPE);
    return new SimpleTokenCache(() -> credential.getToken(request));
  }

  private Optional<String> header(AccessToken token) {
    latest = Optional.of("Bearer " + token.getToken());
    return latest;
  }
}

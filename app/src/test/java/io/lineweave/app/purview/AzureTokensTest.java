package io.lineweave.app.purview;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.CredentialUnavailableException;
import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.app.settings.PurviewSettings.Auth;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AzureTokensTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void shouldAskForPurviewsScopeAndKeepTheToken() throws Exception {
    AzureTokens tokens = new AzureTokens(tokensFor(Duration.ofHours(1)));

    assertThat(header(tokens)).contains("Bearer https://purview.azure.net/.default 1");
    assertThat(header(tokens)).contains("Bearer https://purview.azure.net/.default 1");
  }

  @Test
  void shouldAskAgainAfterARefusal() throws Exception {
    AzureTokens tokens = new AzureTokens(tokensFor(Duration.ofHours(1)));
    Optional<String> first = header(tokens);

    assertThat(tokens.renew(first)).isTrue();

    assertThat(header(tokens)).contains("Bearer https://purview.azure.net/.default 2");
  }

  @Test
  void shouldAskOnceWhenSeveralCallsWereRefused() throws Exception {
    AzureTokens tokens = new AzureTokens(tokensFor(Duration.ofHours(1)));
    Optional<String> first = header(tokens);

    assertThat(tokens.renew(first)).isTrue();
    header(tokens);
    assertThat(tokens.renew(first)).isTrue();

    assertThat(header(tokens)).contains("Bearer https://purview.azure.net/.default 2");
  }

  @Test
  void shouldNotMakeTheCallerWaitForACredential() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    TokenCredential slow =
        request ->
            Mono.fromCallable(
                () -> {
                  release.await();
                  return token(request, Duration.ofHours(1));
                });

    CompletableFuture<Optional<String>> header = new AzureTokens(slow).authorization();

    assertThat(header).isNotDone();
    release.countDown();
    assertThat(header.get(10, TimeUnit.SECONDS)).isPresent();
  }

  @Test
  void shouldPauseDeliveryWithoutACredential() {
    TokenCredential none =
        request -> Mono.error(new CredentialUnavailableException("no identity here"));
    PurviewSettings settings =
        new PurviewSettings(
            URI.create("https://127.0.0.1:1"),
            "datamap/api/atlas/v2",
            Auth.AZURE,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            true);
    PurviewClient client =
        new PurviewClient(settings, new AzureTokens(none), new SimpleMeterRegistry());

    Reply<List<String>> reply = client.delete(List.of("g")).join();

    assertThat(reply.fate()).isEqualTo(Fate.PAUSE);
    assertThat(reply.words()).contains("no token: no identity here");
  }

  private TokenCredential tokensFor(Duration lifetime) {
    return request -> Mono.fromCallable(() -> token(request, lifetime));
  }

  private AccessToken token(TokenRequestContext request, Duration lifetime) {
    String value = request.getScopes().get(0) + " " + asked.incrementAndGet();
    return new AccessToken(value, OffsetDateTime.now(ZoneOffset.UTC).plus(lifetime));
  }

  private static Optional<String> header(AzureTokens tokens) throws Exception {
    return tokens.authorization().get(10, TimeUnit.SECONDS);
  }
}

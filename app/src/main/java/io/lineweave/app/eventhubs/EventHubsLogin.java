package io.lineweave.app.eventhubs;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.SaslExtensionsCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerToken;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerTokenCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets tokens of Microsoft Entra ID for Kafka's clients. Kafka makes an instance by its class name,
 * asks for a token at login, and for the next one when most of a token's lifetime is over.
 */
public final class EventHubsLogin implements AuthenticateCallbackHandler {
  /** Client property that holds the {@link TokenCredential}. */
  static final String CREDENTIAL = "lineweave.eventhubs.credential";

  /** Client property that holds the scope to ask for. */
  static final String SCOPE = "lineweave.eventhubs.scope";

  private static final Logger log = LoggerFactory.getLogger(EventHubsLogin.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private TokenCredential credential;
  private String scope;

  /** For Kafka. */
  public EventHubsLogin() {}

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    credential = (TokenCredential) Objects.requireNonNull(configs.get(CREDENTIAL), CREDENTIAL);
    scope = (String) Objects.requireNonNull(configs.get(SCOPE), SCOPE);
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (callback instanceof OAuthBearerTokenCallback wanted) {
        answer(wanted);
      } else if (!(callback instanceof SaslExtensionsCallback)) {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  // Whatever goes wrong is an answer to Kafka's login, which tells the client and tries again.
  private void answer(OAuthBearerTokenCallback wanted) {
    try {
      AccessToken token =
          credential
              .getToken(new TokenRequestContext().addScopes(scope))
              .blockOptional(TIMEOUT)
              .orElseThrow(() -> new IllegalStateException("the credential gave no token"));
      wanted.token(
          new Token(
              token.getToken(), Set.of(scope), token.getExpiresAt().toInstant().toEpochMilli()));
    } catch (RuntimeException e) {
      log.warn("no token for {}: {}", scope, e.getMessage());
      wanted.error("no_token", "no token for " + scope + ": " + e.getMessage(), null);
    }
  }

  @Override
  public void close() {
    // The credential is the program's, not this instance's.
  }

  private record Token(String value, Set<String> scope, long lifetimeMs)
      implements OAuthBearerToken {
    @Override
    public String principalName() {
      return "lineweave";
    }

    @Override
    public Long startTimeMs() {
      return null;
    }

    @Override
    public String toString() {
      return "token until " + lifetimeMs;
    }
  }
}

package io.lineweave.app.eventhubs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.lineweave.sandbox.broker.SaslBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Signs in to a real broker as to Event Hubs, with a credential that makes its own tokens. */
class EventHubsLoginTest {
  private static final String CONNECTION_STRING =
      "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=a/b+c=";

  @TempDir private static Path data;

  private static SaslBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = SaslBroker.start(data, "$ConnectionString", CONNECTION_STRING);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldSignInWithATokenForTheNamespace() throws Exception {
    Credential credential = new Credential(Duration.ofHours(1));

    try (Admin admin = Admin.create(bearer(credential))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }

    assertThat(credential.scopes).containsOnly("https://contoso.servicebus.windows.net/.default");
  }

  @Test
  void shouldFetchTheNextTokenBeforeTheLastOneExpires() throws Exception {
    Credential credential = new Credential(Duration.ofSeconds(6));
    Map<String, Object> properties = bearer(credential);
    properties.put("sasl.login.refresh.window.factor", "0.5");
    properties.put("sasl.login.refresh.min.period.seconds", "1");
    properties.put("sasl.login.refresh.buffer.seconds", "1");

    try (Admin admin = Admin.create(properties)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(admin.describeCluster().nodes().get()).hasSize(1);
                // With the fourth token, the first one has expired.
                assertThat(credential.scopes).hasSizeGreaterThan(3);
              });
    }
  }

  @Test
  void shouldSayWhyThereIsNoToken() {
    TokenCredential broken =
        request -> Mono.error(new IllegalStateException("no managed identity here"));

    assertThatThrownBy(() -> Admin.create(bearer(broken)))
        .hasStackTraceContaining("no token for https://contoso.servicebus.windows.net/.default")
        .hasStackTraceContaining("no managed identity here");
  }

  @Test
  void shouldSignInWithAConnectionString() throws Exception {
    try (Admin admin = Admin.create(plain(CONNECTION_STRING))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void shouldNotSignInWithAnotherKey() {
    try (Admin admin = Admin.create(plain(CONNECTION_STRING + "x"))) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  private static Map<String, Object> bearer(TokenCredential credential) {
    return client(EventHubsProperties.bearer("contoso.servicebus.windows.net", credential));
  }

  private static Map<String, Object> plain(String connectionString) {
    return client(EventHubsProperties.plain(connectionString));
  }

  private static Map<String, Object> client(Map<String, Object> login) {
    Map<String, Object> properties = new HashMap<>(login);
    properties.put("bootstrap.servers", broker.bootstrapServers());
    properties.put("security.protocol", "SASL_PLAINTEXT");
    return properties;
  }

  /** Gives tokens without signature, as a broker takes them that is told of no issuer. */
  private static final class Credential implements TokenCredential {
    private final Duration lifetime;
    private final List<String> scopes = new CopyOnWriteArrayList<>();

    Credential(Duration lifetime) {
      this.lifetime = lifetime;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
      scopes.addAll(request.getScopes());
      OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
      OffsetDateTime expires = now.plus(lifetime);
      String claims =
          "{\"sub\":\"lineweave\",\"iat\":%d,\"exp\":%d}"
              .formatted(now.toEpochSecond(), expires.toEpochSecond());
      String token = encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".";
      return Mono.just(new AccessToken(token, expires));
    }

    private static String encoded(String json) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
  }
}

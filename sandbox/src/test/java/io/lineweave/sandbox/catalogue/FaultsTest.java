package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Local LOCAL = Local.start();

  private final Faults faults = LOCAL.catalogue().faults();
  private final Probe probe = LOCAL.probe();

  @AfterEach
  void mend() {
    faults.clear();
  }

  @AfterAll
  static void stop() {
    LOCAL.close();
  }

  @Test
  void shouldThrottleTheNextRequestsOfAKindAndSayWhenToComeBack() throws Exception {
    faults.add(Fault.status(429).retryAfter(Duration.ofSeconds(2)).on(Call.WRITE).times(2));
    HttpResponse<String> throttled = post(dataset("-1", probe.name("x")).toString());
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).contains("2");
    assertThat(probe.has(Given.DATASET, "any")).isFalse();
    assertThat(probe.write(dataset("-1", probe.name("x"))).status()).isEqualTo(429);
    probe.write(dataset("-1", probe.name("x"))).succeeds();
    assertThat(faults.pending()).isEmpty();
  }

  @Test
  void shouldRefuseWithAnyStatusWithoutApplying() {
    String name = probe.name("x");
    for (int status : new int[] {401, 403, 408, 500, 502, 503, 504}) {
      faults.add(Fault.status(status).on(Call.WRITE).times(1));
      assertThat(probe.write(dataset("-1", name)).status()).isEqualTo(status);
    }
    assertThat(probe.has(Given.DATASET, name)).isFalse();
  }

  @Test
  void shouldAnswerUnavailableWithAPageThatIsNoJson() {
    faults.add(Fault.status(503).times(1));
    assertThat(probe.get("/types/typedefs/headers").body()).startsWith("<html>");
    faults.add(Fault.status(401).times(1));
    assertThat(probe.get("/types/typedefs/headers").body()).isEmpty();
  }

  @Test
  void shouldDropTheConnectionBeforeApplying() {
    String name = probe.name("x");
    faults.add(Fault.drop(false).on(Call.WRITE));
    assertThatThrownBy(() -> probe.write(dataset("-1", name)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(probe.has(Given.DATASET, name)).isFalse();
  }

  @Test
  void shouldDropTheConnectionAfterApplying() {
    String name = probe.name("x");
    faults.add(Fault.drop(true).on(Call.WRITE));
    assertThatThrownBy(() -> probe.write(dataset("-1", name)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(probe.has(Given.DATASET, name)).isTrue();
  }

  @Test
  void shouldLetARequestWaitLongerThanItsClient() {
    faults.add(Fault.delay(Duration.ofSeconds(2)).on(Call.LOOKUP).times(1));
    HttpRequest.Builder impatient =
        probe.request("/entity/guid/x").timeout(Duration.ofMillis(100)).GET();
    assertThatThrownBy(() -> probe.send(impatient)).hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void shouldDeliverASlowBodyWhole() {
    faults.add(Fault.slowBody(Duration.ofMillis(50)).times(1));
    assertThat(probe.get("/types/typedefs/headers").succeeds().json().size()).isGreaterThan(50);
  }

  @Test
  void shouldRefuseEveryBatchThatHoldsThePoisonWithoutSayingWhich() {
    String poison = probe.name("poison");
    String good = probe.name("good");
    faults.add(Fault.poison(poison));
    Seen refused = probe.write(dataset("-1", good), dataset("-2", poison));
    refused.isRefused(400, "ATLAS-400-00-01A", "");
    assertThat(refused.body()).doesNotContain(poison);
    probe.write(dataset("-1", good)).succeeds();
    assertThat(probe.write(dataset("-1", poison)).status()).isEqualTo(400);
  }

  @Test
  void shouldTakeFaultsByTheAdminPath() throws Exception {
    String fault =
        "{\"effect\":\"status\",\"call\":\"search\",\"status\":503,\"times\":1,\"retryAfterSeconds\":1}";
    assertThat(admin("POST", "/sandbox/faults", fault).statusCode()).isEqualTo(200);
    assertThat(faults.pending())
        .containsExactly(
            Fault.status(503).on(Call.SEARCH).times(1).retryAfter(Duration.ofSeconds(1)));
    assertThat(admin("POST", "/sandbox/faults", "{\"effect\":\"none\"}").statusCode())
        .isEqualTo(400);
    assertThat(admin("DELETE", "/sandbox/faults", "").statusCode()).isEqualTo(200);
    assertThat(faults.pending()).isEmpty();
  }

  @Test
  void shouldShowTheLineageByTheAdminPath() throws Exception {
    probe.write(Given.process("-1", "shown://process")).succeeds();
    assertThat(admin("GET", "/sandbox/lineage", "").body()).contains("shown://process");
  }

  private static HttpResponse<String> post(String entity) throws Exception {
    return request("POST", "/datamap/api/atlas/v2/entity/bulk", "{\"entities\":[" + entity + "]}");
  }

  private static HttpResponse<String> admin(String method, String path, String body)
      throws Exception {
    return request(method, path, body);
  }

  private static HttpResponse<String> request(String method, String path, String body)
      throws Exception {
    URI uri = LOCAL.catalogue().uri().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}

package io.lineweave.app.purview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.app.settings.PurviewSettings.Auth;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue.Edges;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reference;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurviewClientTest {
  private static final String TABLE = "azure_sql_table";
  private static final AssetName PROCESS =
      new AssetName("azure_synapse_operation", "openlineage://a/b");

  private final StubServer server = new StubServer();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PurviewClient client = client("datamap/api/atlas/v2", Duration.ofSeconds(10));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldWriteEntitiesAndReturnTheirGuids() throws Exception {
    server.answers(200, "{\"guidAssignments\":{\"-1\":\"abc\"}}");

    Reply<Map<String, String>> reply = get(client.write(List.of(entity()), Optional.of("fin123")));

    assertThat(reply.value()).contains(Map.of("-1", "abc"));
    StubServer.Request request = server.requests.get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.uri())
        .isEqualTo("/datamap/api/atlas/v2/entity/bulk?collectionId=fin123&api-version=2023-09-01");
    assertThat(request.header("Content-type")).isEqualTo("application/json");
    assertThat(request.header("X-ms-client-request-id")).isNotEmpty();
    assertThat(request.body())
        .contains("\"guid\":\"-1\"", "\"qualifiedName\":\"openlineage://a/b\"")
        .contains("{\"typeName\":\"DataSet\",\"uniqueAttributes\":{\"qualifiedName\":\"in\"}}");
  }

  @Test
  void shouldNotBelieveAWriteThatLeavesAPlaceholderOut() throws Exception {
    server.answers(200, "{\"guidAssignments\":{\"-9\":\"abc\"}}");

    assertThat(get(client.write(List.of(entity()), Optional.empty())).fate()).isEqualTo(Fate.RETRY);
  }

  @ParameterizedTest
  @CsvSource({
    "datamap/api/atlas/v2, /datamap/api/atlas/v2/entity/bulk?guid=g&api-version=2023-09-01",
    "catalog/api/atlas/v2, /catalog/api/atlas/v2/entity/bulk?guid=g",
    "api/atlas/v2, /api/atlas/v2/entity/bulk?guid=g"
  })
  void shouldSpeakTheServersDialect(String path, String uri) throws Exception {
    server.answers(200, "{\"mutatedEntities\":{\"DELETE\":[{\"guid\":\"g\"}]}}");

    Reply<List<String>> reply = get(client(path, Duration.ofSeconds(10)).delete(List.of("g")));

    assertThat(reply.value()).contains(List.of("g"));
    assertThat(server.requests.get(0).uri()).isEqualTo(uri);
    assertThat(server.requests.get(0).method()).isEqualTo("DELETE");
  }

  @Test
  void shouldFindActiveEntitiesByName() throws Exception {
    server.answers(
        200,
        """
        {"entities":[
          {"guid":"1","typeName":"azure_sql_table","status":"ACTIVE","attributes":{"qualifiedName":"mssql://a b"}},
          {"guid":"2","typeName":"azure_sql_table","status":"DELETED","attributes":{"qualifiedName":"mssql://c"}}]}
        """);

    Reply<List<Found>> reply = get(client.find(TABLE, List.of("mssql://a b", "mssql://c")));

    assertThat(reply.value())
        .contains(List.of(new Found("1", new AssetName(TABLE, "mssql://a b"))));
    assertThat(server.requests.get(0).uri())
        .isEqualTo(
            "/datamap/api/atlas/v2/entity/bulk/uniqueAttribute/type/azure_sql_table"
                + "?minExtInfo=true&ignoreRelationships=true"
                + "&attr_0:qualifiedName=mssql%3A%2F%2Fa%20b&attr_1:qualifiedName=mssql%3A%2F%2Fc"
                + "&api-version=2023-09-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"entities\":[]}", "null"})
  void shouldFindNothingInAnEmptyAnswer(String body) throws Exception {
    server.answers(200, body);

    assertThat(get(client.find(TABLE, List.of("x"))).value()).contains(List.of());
  }

  @Test
  void shouldTakeNotFoundOfOneNameAsAbsent() throws Exception {
    server.answers(404, "{\"errorCode\":\"ATLAS-404-00-009\",\"errorMessage\":\"not found\"}");

    assertThat(get(client.find(TABLE, List.of("x"))).value()).contains(List.of());
  }

  @Test
  void shouldNotTakeNotFoundOfSeveralNamesAsAbsent() throws Exception {
    server.answers(404, "{\"errorCode\":\"ATLAS-404-00-009\",\"errorMessage\":\"not found\"}");

    assertThat(get(client.find(TABLE, List.of("x", "y"))).value()).isEmpty();
  }

  @Test
  void shouldSearchPurviewByPrefix() throws Exception {
    server.answers(
        200,
        """
        {"@search.count":2,"value":[
          {"id":"1","entityType":"azure_datalake_gen2_resource_set","qualifiedName":"https://a/b/{N}.csv"},
          {"id":"2","entityType":"azure_datalake_gen2_path","qualifiedName":"https://other/b"}]}
        """);

    Reply<List<Found>> reply = get(client.search(List.of("https://a/b"), 10));

    assertThat(reply.value())
        .contains(
            List.of(
                new Found(
                    "1",
                    new AssetName("azure_datalake_gen2_resource_set", "https://a/b/{N}.csv"))));
    assertThat(server.requests.get(0).uri())
        .isEqualTo("/datamap/api/search/query?api-version=2023-09-01");
    assertThat(server.requests.get(0).body()).contains("\"operator\":\"startswith\"");
  }

  @Test
  void shouldSearchAtlasByPrefix() throws Exception {
    server.answers(
        200,
        """
        {"entities":[{"guid":"1","typeName":"hdfs_path","status":"ACTIVE","attributes":{"qualifiedName":"hdfs://a/b"}}]}
        """);

    Reply<List<Found>> reply =
        get(client("api/atlas/v2", Duration.ofSeconds(10)).search(List.of("hdfs://"), 10));

    assertThat(reply.value())
        .contains(List.of(new Found("1", new AssetName("hdfs_path", "hdfs://a/b"))));
    assertThat(server.requests.get(0).uri()).isEqualTo("/api/atlas/v2/search/basic");
  }

  @Test
  void shouldSearchForSeveralPrefixesAtOnce() throws Exception {
    server.answers(
        200,
        """
        {"@search.count":2,"value":[
          {"id":"1","entityType":"azure_datalake_gen2_path","qualifiedName":"https://a/b/"},
          {"id":"2","entityType":"azure_datalake_gen2_path","qualifiedName":"https://a/C/d"}]}
        """);

    Reply<List<Found>> reply = get(client.search(List.of("https://a/b", "https://a/c"), 10));

    assertThat(reply.value().orElseThrow())
        .extracting(found -> found.name().qualifiedName())
        .containsExactly("https://a/b/", "https://a/C/d");
    assertThat(server.requests.get(0).body())
        .contains("{\"or\":[{\"attributeName\":\"qualifiedName\"")
        .contains("\"https://a/b\"")
        .contains("\"https://a/c\"");
  }

  @Test
  void shouldReadOnlyActiveEdges() throws Exception {
    server.answers(
        200,
        """
        {"entity":{"guid":"p","attributes":{
            "inputs":[{"guid":"1","typeName":"T","uniqueAttributes":{"qualifiedName":"one"}},
                      {"guid":"2","typeName":"T","uniqueAttributes":{"qualifiedName":"two"}}]},
          "relationshipAttributes":{
            "inputs":[{"guid":"1","typeName":"T","relationshipStatus":"ACTIVE"},
                      {"guid":"2","typeName":"T","relationshipStatus":"DELETED"}],
            "outputs":[{"guid":"3","typeName":"T","relationshipStatus":"ACTIVE"}]}},
         "referredEntities":{"3":{"guid":"3","typeName":"T","attributes":{"qualifiedName":"three"}}}}
        """);

    assertThat(get(client.edges(PROCESS)).value())
        .contains(
            new Edges(
                "p", List.of(new AssetName("T", "one")), List.of(new AssetName("T", "three"))));
  }

  @Test
  void shouldReadTheActiveEdgesOfSeveralProcessesInOneCall() throws Exception {
    server.answers(
        200,
        """
        {"entities":[
          {"guid":"p","typeName":"T","attributes":{"qualifiedName":"a b",
            "inputs":[{"guid":"1","typeName":"T","uniqueAttributes":{"qualifiedName":"one"}}]},
           "relationshipAttributes":{
            "inputs":[{"guid":"1","typeName":"T","relationshipStatus":"ACTIVE"}],"outputs":[]}},
          {"guid":"q","typeName":"T","attributes":{"qualifiedName":"c"},
           "relationshipAttributes":{
            "inputs":[{"guid":"1","typeName":"T","relationshipStatus":"DELETED"}],
            "outputs":[{"guid":"3","typeName":"T","relationshipStatus":"ACTIVE"}]}},
          {"guid":"r","typeName":"T","status":"DELETED","attributes":{"qualifiedName":"gone"}}],
         "referredEntities":{"3":{"guid":"3","typeName":"T","attributes":{"qualifiedName":"three"}}}}
        """);

    assertThat(get(client.edges("T", List.of("a b", "c", "gone", "never"))).value())
        .contains(
            Map.of(
                "a b", new Edges("p", List.of(new AssetName("T", "one")), List.of()),
                "c", new Edges("q", List.of(), List.of(new AssetName("T", "three")))));
    assertThat(server.requests.get(0).uri())
        .contains("attr_0:qualifiedName=a%20b&attr_1:qualifiedName=c")
        .doesNotContain("ignoreRelationships", "minExtInfo");
  }

  @Test
  void shouldReadTheProcessesOfADataset() throws Exception {
    server.answers(
        200,
        """
        {"entity":{"guid":"d","typeName":"T","relationshipAttributes":{
          "outputFromProcesses":[
            {"guid":"1","typeName":"P","displayText":"writer","relationshipStatus":"ACTIVE"}],
          "inputToProcesses":[
            {"guid":"2","typeName":"P","displayText":"reader","relationshipStatus":"ACTIVE"},
            {"guid":"3","typeName":"P","displayText":"was","relationshipStatus":"DELETED"}]}}}
        """);

    assertThat(get(client.edges(new AssetName("T", "d"))).value())
        .contains(
            new Edges(
                "d", List.of(new AssetName("P", "writer")), List.of(new AssetName("P", "reader"))));
  }

  @Test
  void shouldTellTheDescriptionThatStandsThere() throws Exception {
    server.answers(
        200,
        """
        {"entities":[{"guid":"1","typeName":"azure_sql_table","status":"ACTIVE",
          "attributes":{"qualifiedName":"mssql://a","description":"by hand"}}]}
        """);

    assertThat(get(client.find(TABLE, List.of("mssql://a"))).value())
        .contains(List.of(new Found("1", new AssetName(TABLE, "mssql://a"), "by hand")));
  }

  @Test
  void shouldSearchInAnyLetterCase() throws Exception {
    server.answers(
        200,
        "{\"value\":[{\"id\":\"1\",\"entityType\":\"T\",\"qualifiedName\":\"https://a/Orders\"}]}");

    assertThat(get(client.search(List.of("https://a/orders"), 10)).value().orElseThrow())
        .hasSize(1);
  }

  @Test
  void shouldReportARefusalByCodeAndMessage() throws Exception {
    server.answers(
        404,
        "{\"requestId\":\"r\",\"errorCode\":\"ATLAS-404-00-007\",\"errorMessage\":\"must:\\nmissing\"}");

    Reply<?> reply = get(client.write(List.of(entity()), Optional.empty()));

    assertThat(reply)
        .isEqualTo(new Reply.Refused<>(404, "ATLAS-404-00-007", "must: missing", Optional.empty()));
  }

  @Test
  void shouldReadAGatewaysErrorToo() throws Exception {
    server.answers(400, "{\"error\":{\"code\":\"RequestInvalid\",\"message\":\"no\"}}");

    assertThat(get(client.edges(PROCESS)))
        .isEqualTo(new Reply.Refused<>(400, "RequestInvalid", "no", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Service Unavailable</body></html>",
        "There was an error",
        "[1",
        "7"
      })
  void shouldSurviveAnyErrorBody(String body) throws Exception {
    server.answers(503, body);

    assertThat(get(client.edges(PROCESS)))
        .isEqualTo(new Reply.Refused<>(503, "", "", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in</html>", "", "[]", "{}", "{\"guidAssignments\":7}"})
  void shouldNotBelieveAGoodStatusWithoutTheAnswer(String body) throws Exception {
    server.answers(200, body);

    assertThat(get(client.write(List.of(entity()), Optional.empty())).fate()).isEqualTo(Fate.RETRY);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "99999999, 3600"})
  void shouldPassRetryAfterOn(String header, long seconds) throws Exception {
    server.answers(429, "", "Retry-After", header);

    assertThat(get(client.edges(PROCESS)).retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void shouldNotFollowARedirectWithItsToken() throws Exception {
    server.answers(302, "", "Location", server.uri() + "/login");

    assertThat(get(client.edges(PROCESS)).fate()).isEqualTo(Fate.RETRY);
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void shouldBoundTheWholeCallInTime() throws Exception {
    server.stalls().stallsInBody();
    PurviewClient hasty = client("datamap/api/atlas/v2", Duration.ofMillis(300));

    assertThat(get(hasty.edges(PROCESS))).isEqualTo(new Reply.NoAnswer<>("timeout"));
    assertThat(get(hasty.edges(PROCESS))).isEqualTo(new Reply.NoAnswer<>("timeout"));
  }

  @Test
  void shouldBoundTheAnswersSize() throws Exception {
    server.answers(200, "x".repeat(16_000_001));

    assertThat(get(client.edges(PROCESS)).fate()).isEqualTo(Fate.RETRY);
  }

  @Test
  void shouldReportALostConnection() throws Exception {
    server.hangsUp();

    assertThat(get(client.edges(PROCESS))).isInstanceOf(Reply.NoAnswer.class);
  }

  @Test
  void shouldReportAServerThatIsNotThere() throws Exception {
    server.close();

    assertThat(get(client.edges(PROCESS))).isEqualTo(new Reply.NoAnswer<>("cannot connect"));
  }

  @Test
  void shouldGiveACancelledCallUp() {
    server.stalls();
    CompletableFuture<Reply<Edges>> call = client.edges(PROCESS);
    Awaitility.await().until(() -> server.requests.size() == 1);

    call.cancel(true);

    // The timer of a call runs until its exchange has ended.
    Awaitility.await().until(() -> registry.find("lineweave.catalogue.requests").timer() != null);
  }

  @Test
  void shouldRenewTheTokenOnceAfter401() throws Exception {
    server.answers(401, "").answers(200, "{\"mutatedEntities\":{}}");
    Tokens tokens = new Tokens();

    Reply<List<String>> reply =
        get(new PurviewClient(settings(), tokens, registry).delete(List.of("g")));

    assertThat(reply.fate()).isEqualTo(Fate.DONE);
    assertThat(server.requests)
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer 0", "Bearer 1");
  }

  @Test
  void shouldPauseWhenTheRenewedTokenIsRefusedToo() throws Exception {
    server.answers(401, "").answers(401, "");

    Reply<List<String>> reply =
        get(new PurviewClient(settings(), new Tokens(), registry).delete(List.of("g")));

    assertThat(reply.fate()).isEqualTo(Fate.PAUSE);
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void shouldSendBasicCredentials() throws Exception {
    server.answers(200, "{}");
    PurviewSettings basic =
        new PurviewSettings(
            server.uri(),
            "api/atlas/v2",
            Auth.BASIC,
            Optional.of("admin"),
            Optional.of("pässword"),
            Duration.ofSeconds(10),
            true);

    get(PurviewClient.of(basic, registry).delete(List.of("g")));

    assertThat(server.requests.get(0).header("Authorization"))
        .isEqualTo("Basic YWRtaW46cMOkc3N3b3Jk");
  }

  @Test
  void shouldGoThroughTheProxyOfTheJvm() throws Exception {
    server.answers(200, "{}");
    PurviewSettings beyond =
        new PurviewSettings(
            URI.create("http://catalogue.invalid"),
            "api/atlas/v2",
            Auth.NONE,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10),
            true);
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        ProxySelector.of(new InetSocketAddress(server.uri().getHost(), server.uri().getPort())));
    try {
      get(PurviewClient.of(beyond, registry).delete(List.of("g")));
    } finally {
      ProxySelector.setDefault(before);
    }

    assertThat(server.requests.get(0).uri())
        .isEqualTo("http://catalogue.invalid/api/atlas/v2/entity/bulk?guid=g");
  }

  @Test
  void shouldMeasureCallsByOperationAndOutcome() throws Exception {
    server.answers(503, "");

    get(client.edges(PROCESS));

    assertThat(
            registry
                .get("lineweave.catalogue.requests")
                .tags("operation", "edges", "outcome", "5xx")
                .timer()
                .count())
        .isEqualTo(1);
  }

  private PurviewClient client(String path, Duration timeout) {
    return PurviewClient.of(settings(path, timeout), registry);
  }

  private PurviewSettings settings() {
    return settings("datamap/api/atlas/v2", Duration.ofSeconds(10));
  }

  private PurviewSettings settings(String path, Duration timeout) {
    URI uri = server.uri();
    return new PurviewSettings(
        uri, path, Auth.NONE, Optional.empty(), Optional.empty(), timeout, true);
  }

  private static Entity entity() {
    return new Entity(
        "-1",
        PROCESS,
        new TreeMap<>(
            Map.of("inputs", List.of(new Reference.ByName(new AssetName("DataSet", "in"))))),
        new TreeMap<>());
  }

  private static <T> T get(CompletableFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(30, TimeUnit.SECONDS);
  }

  /** A new token each time one is refused. */
  private static final class Tokens implements TokenSource {
    private final AtomicInteger number = new AtomicInteger();

    @Override
    public CompletableFuture<Optional<String>> authorization() {
      return CompletableFuture.completedFuture(Optional.of("Bearer " + number.get()));
    }

    @Override
    public boolean renew(Optional<String> refused) {
      number.incrementAndGet();
      return true;
    }
  }
}

package io.lineweave.sandbox.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The subset of Purview's search that the local catalogue understands. */
class SearchTest {
  private static final String PATH = "azure_datalake_gen2_path";
  private static final String SET = "azure_datalake_gen2_resource_set";
  private static final Local LOCAL = Local.start();

  @BeforeAll
  static void fill() {
    add(LOCAL, PATH, "https://a/raw/Customers");
    add(LOCAL, PATH, "https://a/raw/orders");
    add(LOCAL, SET, "https://a/raw/orders/{N}.csv");
    add(LOCAL, PATH, "https://b/raw/orders");
  }

  @AfterAll
  static void stop() {
    LOCAL.close();
  }

  @Test
  void shouldFindByPrefixWhateverTheCase() {
    assertThat(
            find(
                "{'attributeName':'qualifiedName','operator':'startswith','attributeValue':'https://A/RAW/o'}"))
        .containsExactly("https://a/raw/orders", "https://a/raw/orders/{N}.csv");
  }

  @Test
  void shouldCombineConditions() {
    String prefix =
        "{'attributeName':'qualifiedName','operator':'prefix','attributeValue':'https://a/'}";
    assertThat(find("{'and':[" + prefix + ",{'entityType':'" + SET + "'}]}"))
        .containsExactly("https://a/raw/orders/{N}.csv");
    assertThat(find("{'and':[" + prefix + ",{'not':{'entityType':'" + SET + "'}}]}"))
        .containsExactly("https://a/raw/Customers", "https://a/raw/orders");
    assertThat(
            find(
                "{'or':[{'entityType':'"
                    + SET
                    + "'},{'attributeName':'name','operator':'eq','attributeValue':'https://b/raw/orders'}]}"))
        .containsExactly("https://a/raw/orders/{N}.csv", "https://b/raw/orders");
    assertThat(find("{'entityType':'DataSet','includeSubTypes':true}")).hasSize(4);
    assertThat(find("{'entityType':'DataSet'}")).isEmpty();
  }

  @Test
  void shouldFindKeywordsInNames() {
    assertThat(names(query(LOCAL, "{'keywords':'CUSTOMERS'}")))
        .containsExactly("https://a/raw/Customers");
    assertThat(names(query(LOCAL, "{'keywords':'*'}"))).hasSize(4);
    assertThat(names(query(LOCAL, "{'keywords':null}"))).hasSize(4);
  }

  @Test
  void shouldTurnPages() {
    JsonNode first = query(LOCAL, "{'limit':3}").json();
    assertThat(first.path("@search.count").asInt()).isEqualTo(4);
    assertThat(first.path("value")).hasSize(3);
    String token = first.path("continuationToken").asText();
    JsonNode last = query(LOCAL, "{'limit':3,'continuationToken':'" + token + "'}").json();
    assertThat(last.path("value")).hasSize(1);
    assertThat(last.has("continuationToken")).isFalse();
  }

  @Test
  void shouldRefuseAFilterThatItDoesNotUnderstand() {
    query(LOCAL, "{'filter':{'classification':'x'}}")
        .isRefused(400, "ATLAS-400-00-01A", "classification");
    query(LOCAL, "{'filter':{'attributeName':'name','operator':'timerange','attributeValue':'x'}}")
        .isRefused(400, "ATLAS-400-00-01A", "timerange");
  }

  @Test
  void shouldFindNewEntitiesOnlyLater() {
    CatalogueSettings late = CatalogueSettings.onPort(0).searchLag(Duration.ofHours(1));
    try (Local local = Local.start(late)) {
      add(local, PATH, "https://a/raw/new");
      assertThat(names(query(local, "{'keywords':null}"))).isEmpty();
      assertThat(local.probe().has(PATH, "https://a/raw/new")).isTrue();
    }
  }

  private static void add(Local local, String type, String name) {
    local.catalogue().add(new AssetName(type, name), Map.of());
  }

  private static List<String> find(String filter) {
    return names(query(LOCAL, "{'keywords':null,'filter':" + filter + "}"));
  }

  private static Seen query(Local local, String body) {
    return local.probe().send(local.probe().search(body.replace('\'', '"')));
  }

  private static List<String> names(Seen seen) {
    return seen.succeeds().json().path("value").findValuesAsText("qualifiedName");
  }
}

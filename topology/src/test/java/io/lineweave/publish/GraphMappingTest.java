package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.Column;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.AtlasJson;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.Consolidation;
import io.lineweave.openlineage.JobType;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.publish.ProcessType.Fact;
import io.lineweave.rules.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphMappingTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final GraphMapping mapping = new GraphMapping(PublishSettings.DEFAULT, RuleSet.builtIn());

  @Test
  void shouldMakeOneProcessOfRunsThatShareParentAndOutputUnderDifferentJobNames() {
    Map<String, Draft> drafts = drafts("spark-application.ndjson");
    assertThat(drafts).hasSize(2);
    Draft totals = named(drafts, "sales.db/totals");
    assertThat(totals.qualifiedName()).startsWith("openlineage://");
    assertThat(totals.qualifiedName()).contains("/sales_etl_core#");
    assertThat(totals.inputs()).hasSize(2);
    assertThat(named(drafts, "sales.db/customers").inputs()).hasSize(1);
    assertThat(totals.columns()).isNotEmpty().noneMatch(e -> e.kind() == EdgeKind.INDIRECT);
  }

  @Test
  void shouldMakeOneProcessOfOneJobAndOutputAndLetTheLatestRunDecideWhatItReads() {
    Map<String, Draft> drafts = drafts("hive-same-job.ndjson");
    assertThat(drafts).hasSize(1);
    assertThat(drafts.values().iterator().next().inputs()).isNotEmpty();
  }

  @Test
  void shouldGiveTheSameBytesForTheSameGraph() {
    for (LineageGraph graph : graphs("spark-application.ndjson")) {
      assertThat(bytes(graph)).isEqualTo(bytes(graph));
    }
  }

  @Test
  void shouldTellTheSchemaAndDocumentationOfAnAsset() {
    TestEvent event =
        TestEvent.run("r", "j")
            .input("a")
            .output(
                "x",
                """
                {"documentation":{"description":"all orders"},
                 "schema":{"fields":[{"name":"id","type":"int","description":"key"},
                   {"name":"address","type":"struct","fields":[{"name":"zip","type":"string"}]}]}}
                """);
    WantedAsset asset = plan(new TestRules(), event).assets().get(1);
    assertThat(asset.description()).isEqualTo("all orders");
    assertThat(asset.name()).isEqualTo("x");
    assertThat(asset.columns())
        .containsExactly(
            new Column("id", "int", "key"),
            new Column("address", "struct", ""),
            new Column("address.zip", "string", ""));
  }

  @Test
  void shouldTellWhichAssetsAreWritten() {
    List<WantedAsset> assets =
        plan(new TestRules(), TestEvent.run("r", "j").input("a").output("x")).assets();

    assertThat(assets).extracting(WantedAsset::name).containsExactly("a", "x");
    assertThat(assets).extracting(WantedAsset::written).containsExactly(false, true);
  }

  @Test
  void shouldResolveMountsOfTheRunsOwnWorkspace() {
    TestEvent event =
        TestEvent.run("r", "j")
            .runFacet(
                "environment-properties",
                """
                {"environment-properties":{"spark.databricks.workspaceUrl":"adb-1.2.azuredatabricks.net",
                 "mountPoints":[{"mountPoint":"/mnt/raw","source":"abfss://raw@acct.dfs.core.windows.net/"}]}}
                """);
    String json = new String(event.bytes(), UTF_8);
    LineageGraph graph =
        TestEvent.graph(
            json.replace(
                "\"outputs\":[]",
                "\"outputs\":[{\"namespace\":\"dbfs\",\"name\":\"/mnt/raw/orders\"}]"));
    Plan plan = mapping.plan(graph, GraphRecord.assembly(graph), arrival("prod/j"));
    assertThat(plan.assets())
        .singleElement()
        .satisfies(
            asset ->
                assertThat(asset.key().qualifiedName())
                    .isEqualTo("https://acct.dfs.core.windows.net/raw/orders"));
  }

  @Test
  void shouldNotTakeDroppingATableForLineage() {
    String dropped = "{\"lifecycleStateChange\":{\"lifecycleStateChange\":\"DROP\"}}";
    Plan plan = plan(new TestRules(), TestEvent.run("r", "j").input("a").output("x", dropped));
    assertThat(plan.skipped()).isEqualTo("NO_OUTPUTS");
    assertThat(plan.assets()).isEmpty();
  }

  @Test
  void shouldTellRunFactsToTheTypesThatHaveAttributesForThem() {
    SortedMap<String, Fact> facts = new TreeMap<>();
    facts.put("lastRun", Fact.RUN_ID);
    facts.put("status", Fact.STATUS);
    facts.put("millis", Fact.DURATION_MILLIS);
    facts.put("rows", Fact.ROWS);
    facts.put("code", Fact.SOURCE_LOCATION);
    PublishSettings base = PublishSettings.DEFAULT;
    PublishSettings settings =
        new PublishSettings(
            base.mode(),
            base.identity(),
            List.of(new ProcessType("spark_process", "SPARK", true, facts), ProcessType.DEFAULT),
            base.collection(),
            base.indirectColumns(),
            base.changesLineage(),
            base.verify(),
            base.refresh(),
            base.settle(),
            base.waitingAfter(),
            base.delivery());
    TestEvent event =
        TestEvent.run("r", "j")
            .sparkSql()
            .jobFacet("sourceCodeLocation", "{\"type\":\"git\",\"url\":\"https://git/x\"}")
            .input("a");
    String json =
        new String(event.bytes(), UTF_8)
            .replace(
                "\"outputs\":[]",
                "\"outputs\":[{\"namespace\":\"db\",\"name\":\"x\",\"outputFacets\":"
                    + "{\"outputStatistics\":{\"rowCount\":7,\"size\":100}}}]");
    LineageGraph graph = TestEvent.graph(json);
    Plan plan =
        new GraphMapping(settings, new TestRules())
            .plan(graph, GraphRecord.assembly(graph), arrival("prod/j"));
    assertThat(plan.drafts().get(0).typeName()).isEqualTo("spark_process");
    assertThat(plan.drafts().get(0).attributes())
        .containsEntry("lastRun", "r")
        .containsEntry("status", "COMPLETE")
        .containsEntry("millis", 60_000L)
        .containsEntry("rows", 7L)
        .containsEntry("code", "https://git/x");
  }

  @Test
  void shouldWantTheAssetOfADatasetEventAndNoProcess() {
    LineageGraph graph =
        TestEvent.graph(
            """
            {"eventTime":"2025-01-01T00:00:00Z","producer":"p","dataset":{"namespace":"db",
             "name":"x","facets":{"schema":{"fields":[{"name":"id","type":"int"}]}}}}
            """);
    Plan plan =
        new GraphMapping(PublishSettings.DEFAULT, new TestRules())
            .plan(graph, GraphRecord.assembly(graph), arrival("dataset:db/x"));
    assertThat(plan.drafts()).isEmpty();
    assertThat(plan.assets()).singleElement().satisfies(a -> assertThat(a.columns()).hasSize(1));
    assertThat(plan.skipped()).isEqualTo("DATASET_EVENT");
  }

  @Test
  void shouldShowBeforehandWhatWouldBeWritten() {
    TestEvent event = TestEvent.run("r", "j").input("a").input("unknown").output("x");
    Preview preview =
        Preview.of(event.graph(), event.key(), PublishSettings.DEFAULT, new TestRules());
    assertThat(preview.assets()).hasSize(3);
    assertThat(preview.processes())
        .singleElement()
        .satisfies(
            process ->
                assertThat(process.name().qualifiedName()).isEqualTo("openlineage://prod/j#db/x"));
    TestEvent failed = event.completeness(Completeness.FAILED);
    assertThat(
            Preview.of(failed.graph(), event.key(), PublishSettings.DEFAULT, new TestRules())
                .skipped())
        .isEqualTo("FAILED");
  }

  private static Plan plan(TestRules rules, TestEvent event) {
    LineageGraph graph = event.graph();
    return new GraphMapping(PublishSettings.DEFAULT, rules)
        .plan(graph, GraphRecord.assembly(graph), arrival(event.key()));
  }

  private String bytes(LineageGraph graph) {
    Plan plan = mapping.plan(graph, assembly(graph), arrival(key(graph)));
    StringBuilder bytes = new StringBuilder();
    for (Draft draft : plan.drafts()) {
      SortedMap<AssetName, ResolvedAsset> known = new TreeMap<>();
      plan.assets()
          .forEach(
              asset ->
                  known.put(
                      asset.key(), new ResolvedAsset(State.FOUND, asset.key(), "", "", "", NOW)));
      Built built = Built.of(draft, known, ProcessType.DEFAULT);
      bytes.append(new String(AtlasJson.write(List.of(built.entity())), UTF_8));
    }
    return bytes.toString();
  }

  /** What becomes of all graphs of a file, one after the other. */
  private Map<String, Draft> drafts(String file) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (LineageGraph graph : graphs(file)) {
      for (Draft draft : mapping.plan(graph, assembly(graph), arrival(key(graph))).drafts()) {
        drafts.merge(draft.qualifiedName(), draft, (before, later) -> later.after(before));
      }
    }
    return drafts;
  }

  private static Draft named(Map<String, Draft> drafts, String end) {
    return drafts.values().stream()
        .filter(draft -> draft.qualifiedName().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  private static Assembly assembly(LineageGraph graph) {
    return Assembly.of(graph, 0, Completeness.ofEnded(graph.lifecycle().state()), 2);
  }

  private static Arrival arrival(String key) {
    return new Arrival(key, Optional.empty(), NOW, false);
  }

  private static String key(LineageGraph graph) {
    return Optional.of(JobType.of(graph.jobFacets()))
        .filter(JobType::isPartOfSparkApplication)
        .flatMap(type -> ParentRun.of(graph.runFacets()))
        .map(ParentRun::job)
        .or(() -> graph.origin().job())
        .map(job -> job.namespace() + "/" + job.name())
        .orElseThrow();
  }

  private static List<LineageGraph> graphs(String file) {
    Map<String, LineageGraph> runs = new LinkedHashMap<>();
    for (String line : lines(file)) {
      LineageGraph event = TestEvent.graph(line);
      runs.merge(event.id(), event, LineageGraph::merge);
    }
    return runs.values().stream().map(Consolidation::of).toList();
  }

  private static List<String> lines(String file) {
    try (InputStream in = GraphMappingTest.class.getResourceAsStream("/publish/" + file)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

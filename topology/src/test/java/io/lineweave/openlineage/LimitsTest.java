package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.ReadingRules.Limits;
import io.lineweave.openlineage.ReadingRules.Trimming;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Each limit lets pass what it allows, and rejects one more. */
class LimitsTest {
  private static final Limits WIDE = new Limits(100_000, 100, 50_000, 1_000, 100, 100);

  @Test
  void shouldBoundTheDatasets() {
    Limits limits = new Limits(100_000, 100, 50_000, 1_000, 3, 100);
    String dataset = "{'namespace':'n','name':'a'}";
    assertThat(problem(limits, "'inputs':[" + dataset + "],'outputs':[" + dataset + ",null]"))
        .isEmpty();
    assertThat(problem(limits, "'inputs':[" + dataset + "],'outputs':[" + dataset + ",null,7]"))
        .contains(Problem.TOO_MANY_DATASETS);
  }

  @Test
  void shouldBoundTheColumnsOfSchemasNestedOnesIncluded() {
    Limits limits = new Limits(100_000, 100, 50_000, 1_000, 100, 4);
    String three = "{'name':'a','fields':[{'name':'b'},{'name':'c','fields':[]}]}";
    assertThat(problem(limits, schema(three + ",{'name':'d'}"))).isEmpty();
    assertThat(problem(limits, schema(three + ",{'name':'d'},{'name':'e'}")))
        .contains(Problem.TOO_MANY_COLUMNS);
  }

  @Test
  void shouldBoundTheColumnsOfColumnLineage() {
    Limits limits = new Limits(100_000, 100, 50_000, 1_000, 100, 2);
    assertThat(problem(limits, lineage("'a':{'inputFields':[{},{}]},'b':{}"))).isEmpty();
    assertThat(problem(limits, lineage("'a':{},'b':{},'c':{}"))).contains(Problem.TOO_MANY_COLUMNS);
  }

  @Test
  void shouldBoundTheDepth() {
    assertThat(problem(WIDE, "'x':" + "[".repeat(99) + "]".repeat(99))).isEmpty();
    assertThat(problem(WIDE, "'x':" + "[".repeat(100) + "]".repeat(100)))
        .contains(Problem.TOO_DEEP);
    assertThat(problem(WIDE, "'x':" + "[".repeat(90_000))).contains(Problem.TOO_DEEP);
  }

  @Test
  void shouldBoundTheDepthOfFacetsOnAnyThread() throws InterruptedException {
    Limits limits = new Limits(1_000_000, 10_000, 50_000, 1_000, 100, 100);
    String facet = "'job':{'namespace':'n','name':'j','facets':{'f':{'x':%s}}}";
    List<Optional<Problem>> problems = new CopyOnWriteArrayList<>();
    Runnable reading =
        () -> {
          problems.add(problem(limits, facet.formatted(nested(996))));
          problems.add(problem(limits, facet.formatted(nested(997))));
          problems.add(
              problem(limits, facet.replace("'f'", "'spark_properties'").formatted(nested(9_000))));
        };
    Thread smallStack = new Thread(null, reading, "small-stack", 256 << 10);
    smallStack.start();
    smallStack.join();
    assertThat(problems)
        .containsExactly(Optional.empty(), Optional.of(Problem.TOO_DEEP), Optional.empty());
  }

  private static String nested(int depth) {
    return "{'a':".repeat(depth) + "1" + "}".repeat(depth);
  }

  @Test
  void shouldBoundNames() {
    assertThat(problem(WIDE, "'producer':'" + "a".repeat(1_000) + "'")).isEmpty();
    assertThat(problem(WIDE, "'producer':'" + "a".repeat(1_001) + "'"))
        .contains(Problem.TEXT_TOO_LONG);
    assertThat(problem(WIDE, "'" + "a".repeat(10_000) + "':1")).contains(Problem.TEXT_TOO_LONG);
    assertThat(problem(WIDE, "'schemaURL':'" + "a".repeat(10_000) + "'")).isEmpty();
  }

  @Test
  void shouldBoundTextsInFacets() {
    assertThat(problem(WIDE, sql("a".repeat(50_000)))).isEmpty();
    assertThat(problem(WIDE, sql("a".repeat(50_001)))).contains(Problem.TEXT_TOO_LONG);
    assertThat(problem(WIDE, sql("\\\\".repeat(20_000) + "','x':'" + "a".repeat(20_000))))
        .isEmpty();
  }

  @Test
  void shouldBoundTextsInFacetsThatAreWrittenAnew() {
    assertThat(problem(WIDE, sql("x://a:b@c" + "a".repeat(49_000)))).isEmpty();
    assertThat(problem(WIDE, sql("x://a:b@c" + "a".repeat(51_000))))
        .contains(Problem.TEXT_TOO_LONG);
  }

  @Test
  void shouldBoundNumbersInFacets() {
    for (int before = 0; before < 600; before += 7) {
      String start = "'job':{'namespace':'n','name':'j','facets':{'f':{'p':'" + "x".repeat(before);
      assertThat(problem(WIDE, start + "','n':" + "1".repeat(1_000) + "}}}")).isEmpty();
      assertThat(problem(WIDE, start + "','n':-" + "1".repeat(1_000) + "}}}"))
          .contains(Problem.TEXT_TOO_LONG);
    }
  }

  @Test
  void shouldBoundTheEventButNotItsHeavyFacets() {
    String heavy = "'run':{'runId':'r','facets':{'debug':{'x':'" + "a".repeat(200_000) + "'}}}";
    String other =
        "'run':{'runId':'r','facets':{'other':{'x':'"
            + "a".repeat(40_000)
            + "','y':'"
            + "a".repeat(40_000)
            + "','z':'"
            + "a".repeat(40_000)
            + "'}}}";
    assertThat(problem(WIDE, heavy)).isEmpty();
    assertThat(problem(WIDE, other)).contains(Problem.TOO_LARGE);
  }

  @Test
  void shouldNameTheLimit() {
    Reading.Defect defect = (Reading.Defect) read(WIDE, sql("a".repeat(60_000)));
    assertThat(defect.message()).contains("50000");
  }

  private static String schema(String fields) {
    return "'outputs':[{'namespace':'n','name':'a','facets':{'schema':{'fields':["
        + fields
        + "]}}}]";
  }

  private static String lineage(String fields) {
    return "'outputs':[{'namespace':'n','name':'a','facets':{'columnLineage':{'fields':{"
        + fields
        + "}}}}]";
  }

  private static String sql(String query) {
    return "'job':{'namespace':'n','name':'j','facets':{'sql':{'query':'" + query + "'}}}";
  }

  private static Optional<Problem> problem(Limits limits, String part) {
    return read(limits, part).fold(event -> Optional.empty(), it -> Optional.of(it.problem()));
  }

  private static Reading read(Limits limits, String part) {
    String json =
        "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r'},"
            + "'job':{'namespace':'n','name':'j'},"
            + part
            + "}";
    EventReader reader = new EventReader(new ReadingRules(limits, Trimming.defaults()));
    return reader.read(json.replace('\'', '"').getBytes(UTF_8));
  }
}

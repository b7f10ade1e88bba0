package io.lineweave.sandbox.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.report.ColumnEdge.Column;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  private static final ColumnEdge EDGE = new ColumnEdge(new Column("a", "x"), new Column("b", "y"));

  @Test
  void shouldFindNoneBetweenEqualReports() {
    assertThat(Differences.between(report("r", EDGE), report("r", EDGE))).isEmpty();
  }

  @Test
  void shouldNameWhatIsMissing() {
    LineageReport nothing = new LineageReport(List.of(), new TreeMap<>());

    assertThat(Differences.between(report("r", EDGE), nothing))
        .containsExactly("process is missing: p", "run is missing: r");
    assertThat(Differences.between(nothing, report("r", EDGE)))
        .containsExactly("process is not expected: p", "run is not expected: r");
  }

  @Test
  void shouldNameTheColumnAndTheStateThatDiffer() {
    LineageReport expected = report("r", EDGE);
    LineageReport found =
        new LineageReport(
            List.of(new FoundProcess("p", "type", "name", List.of("a", "c"), List.of(), List.of())),
            new TreeMap<>(Map.of("r", "SKIPPED")));

    assertThat(Differences.between(expected, found))
        .containsExactly(
            "process p: input is not expected: c",
            "process p: output is missing: b",
            "process p: column is missing: a.x -> b.y",
            "run r is SKIPPED, not PUBLISHED");
  }

  private static LineageReport report(String run, ColumnEdge edge) {
    return new LineageReport(
        List.of(new FoundProcess("p", "type", "name", List.of("a"), List.of("b"), List.of(edge))),
        new TreeMap<>(Map.of(run, "PUBLISHED")));
  }
}

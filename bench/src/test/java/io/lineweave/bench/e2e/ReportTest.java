package io.lineweave.bench.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          Map.of("cores", "2"),
          List.of(
              Figure.of("throughput", "floor A", 25_151.4, "events/s"),
              Figure.of("throughput", "ratio", 0.684, "").aim("0.7"),
              Figure.of("catalogue", "calls", 0, "calls")));

  @Test
  void shouldPrintATableThatCanBePastedIntoTheReport() {
    assertThat(REPORT.table())
        .contains("cores 2")
        .contains("|---|---|---|---|\n")
        .contains("| throughput | floor A | 25,151 events/s |  |")
        .contains("| throughput | ratio | 0.68  | 0.7 |")
        .contains("| catalogue | calls | 0 calls |  |");
  }

  @Test
  void shouldGiveProgramsTheSameFigures() throws Exception {
    JsonNode json = new ObjectMapper().readTree(REPORT.json());

    assertThat(json.path("machine").path("cores").asText()).isEqualTo("2");
    assertThat(json.path("figures")).hasSize(3);
    assertThat(json.path("figures").get(0).path("value").asDouble()).isEqualTo(25_151.4);
    assertThat(json.path("figures").get(1).path("aim").asText()).isEqualTo("0.7");
    assertThat(json.path("figures").get(0).has("aim")).isFalse();
  }
}

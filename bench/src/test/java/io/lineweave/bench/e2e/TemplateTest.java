package io.lineweave.bench.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.sandbox.samples.EventFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final String PARENT = "01890000-0000-7000-8000-000000000001";
  private static final String RUN = "01890000-0000-7000-8000-000000000002";

  /** Odd spacing, a double key, a field named as a dataset is: all to stay as it is. */
  private static final String EVENT =
      """
      {"eventType" : "COMPLETE", "eventTime": "2020-01-01T00:00:00+01:00","producer":"p","producer":"https://x/spark",\
      "run":{"runId":"%2$s","facets":{"parent":{"run":{"runId":"%1$s"},"job":{"namespace":"n","name":"app"}}}},\
      "job":{"namespace":"n","name":"app.write"},"inputs":[{"namespace":"file","name":"/in"}],\
      "outputs":[{"namespace":"file","name":"/out","facets":{"columnLineage":{"fields":{"/in":\
      {"inputFields":[{"namespace":"file","name":"/in","field":"a"}]}}}}}]}"""
          .formatted(PARENT, RUN);

  private static String instance(String event, Job job, List<String> ids, String time) {
    Template template = Corpus.cut(List.of(event)).get(0);
    return new String(template.event(0, job, ids, time).value(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldFillTheGapsAndLeaveEveryOtherByteAlone() {
    Template template = Corpus.cut(List.of(EVENT)).get(0);
    String json = instance(EVENT, new Job(template, "_7", "_8"), List.of("run", "above"), "now");

    assertThat(json)
        .isEqualTo(
            EVENT
                .replace(RUN, "run")
                .replace(PARENT, "above")
                .replace("2020-01-01T00:00:00+01:00", "now")
                .replace("\"app\"", "\"app_7\"")
                .replace("\"app.write\"", "\"app.write_7\"")
                .replace("\"name\":\"/in\"", "\"name\":\"/in_8\"")
                .replace("\"/out\"", "\"/out_7\""));
  }

  @Test
  void shouldKeepTheSamplesAsTheyAreWhenTheirOwnIdsAreFilledIn() {
    for (EventFile file : EventFile.samples()) {
      for (Template template : Corpus.cut(file.events())) {
        Job job = new Job(template, "", "");
        List<String> ids = IntStream.range(0, template.runs()).mapToObj(i -> "id-" + i).toList();
        for (int i = 0; i < template.lines().size(); i++) {
          String json =
              new String(template.event(i, job, ids, "t").value(), StandardCharsets.UTF_8);
          assertThat(file.events()).anyMatch(text -> text.length() > 500 && alike(text, json));
        }
      }
    }
  }

  /** The same but for ids and times. */
  private static boolean alike(String text, String json) {
    return plain(text).equals(plain(json));
  }

  private static String plain(String text) {
    return text.replaceAll("id-\\d+|[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
        .replaceFirst("\"eventTime\"\\s*:\\s*\"[^\"]*\"", "TIME");
  }

  @Test
  void shouldKnowWhoseEventItIsAndWhetherItIsTheLast() {
    Template template = Corpus.cut(List.of(EVENT)).get(0);
    Event event = template.event(0, Job.of(template, 1), List.of("run", "above"), "now");

    assertThat(event.run()).isEqualTo("run");
    assertThat(event.terminal()).isTrue();
    assertThat(template.opening()).isEmpty();
    assertThat(Corpus.cut(List.of(EVENT.replace("COMPLETE", "START"))).get(0).opening())
        .isPresent();
  }

  @Test
  void shouldPutRunsOfOneApplicationIntoOneTemplate() {
    String other = EVENT.replace(RUN, "01890000-0000-7000-8000-000000000003");
    String stranger = EVENT.replace(PARENT, RUN);

    assertThat(Corpus.cut(List.of(EVENT, other, stranger)))
        .extracting(each -> each.lines().size())
        .containsExactly(2, 1);
  }

  @Test
  void shouldAwaitNoReceiptOfWhatIntakeDropsByRule() {
    String statement =
        """
        {"eventType":"COMPLETE","eventTime":"2020-01-01T00:00:00Z","producer":"dbt",\
        "run":{"runId":"%s"},"inputs":[],"outputs":[],"job":{"namespace":"n","name":"sql",\
        "facets":{"jobType":{"integration":"DBT","jobType":"SQL","processingType":"BATCH"}}}}"""
            .formatted(RUN);
    Template template = Corpus.cut(List.of(statement)).get(0);

    assertThat(template.lines()).hasSize(1);
    assertThat(template.lines().get(0).terminal()).isFalse();
  }

  @Test
  void shouldLeaveOutWhatTheServiceWouldRefuse() {
    assertThat(Corpus.cut(List.of("{}", "no json", EVENT))).hasSize(1);
  }

  @Test
  void shouldSortTemplatesIntoMixes() {
    Template small = Corpus.cut(List.of(EVENT)).get(0);
    Template large =
        Corpus.cut(
                List.of(
                    EVENT
                        .replace("\"field\":\"a\"", "\"x\":\"" + "a".repeat(11_000) + "\"")
                        .replace("spark", "dbt")))
            .get(0);

    assertThat(Mix.SMALL.holds(small)).isTrue();
    assertThat(Mix.LARGE.holds(small)).isFalse();
    assertThat(Mix.SPARK.holds(small)).isTrue();
    assertThat(Mix.SMALL.holds(large)).isFalse();
    assertThat(Mix.LARGE.holds(large)).isTrue();
    assertThat(Mix.SPARK.holds(large)).isFalse();
    assertThat(Mix.CORPUS.holds(large)).isTrue();
  }
}

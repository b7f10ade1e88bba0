package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.openlineage.Samples.Sample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every real event reads as a plain tree of the same JSON does. */
class CorpusTest {
  private static final List<Sample> SAMPLES = Samples.all();

  private final EventReader strangers = new EventReader(ReadingRules.defaults());
  private final EventReader everything = new EventReader(ReadingRules.EVERYTHING);

  @Test
  void shouldReadEveryCompleteEventAndRejectEveryOther() {
    for (Sample sample : SAMPLES) {
      Optional<Problem> problem =
          strangers
              .read(sample.bytes())
              .fold(event -> Optional.empty(), defect -> Optional.of(defect.problem()));
      assertThat(problem).as(sample.toString()).isEqualTo(PlainTree.of(sample).problem());
    }
  }

  @Test
  void shouldFindTheNamesThatAPlainTreeFinds() {
    for (Sample sample : complete()) {
      PlainTree.of(sample).assertSameNames(graph(strangers, sample));
    }
  }

  @Test
  void shouldKeepEveryFacetThatIsNeitherHeavyNorOfProperties() {
    Set<String> leftOut =
        Set.of(
            "spark.logicalPlan",
            "spark_unknown",
            "spark.exception",
            "unknownSourceAttribute",
            "debug");
    ReadingRules.Trimming trimming = new ReadingRules.Trimming(leftOut, Set.of(), Set.of(), false);
    EventReader reader =
        new EventReader(new ReadingRules(ReadingRules.Limits.defaults(), trimming));
    for (Sample sample : complete()) {
      PlainTree.of(sample).assertSameFacets(graph(reader, sample), leftOut);
    }
  }

  @Test
  void shouldKeepEveryFacetWhereEverythingIsAskedFor() {
    for (Sample sample : complete()) {
      PlainTree.of(sample).assertSameFacets(graph(everything, sample), Set.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log_prefixed", "trailing_commas", "truncated"})
  void shouldCallMalformedFilesNoJson(String name) {
    Reading reading = strangers.read(Samples.bytes("malformed-" + name + ".txt"));
    assertThat(((Reading.Defect) reading).problem()).isEqualTo(Problem.NOT_JSON);
  }

  private static List<Sample> complete() {
    return SAMPLES.stream().filter(it -> PlainTree.of(it).problem().isEmpty()).toList();
  }

  private static LineageGraph graph(EventReader reader, Sample sample) {
    return ((Reading.Event) reader.read(sample.bytes())).graph();
  }
}

package io.lineweave.bench.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final List<Template> TEMPLATES = Corpus.templates(Optional.empty(), Mix.CORPUS);

  private static List<Event> all(Load load) {
    List<Event> events = new ArrayList<>();
    load.forEachRemaining(events::add);
    return events;
  }

  private static String withoutTimes(Event event) {
    return new String(event.value(), StandardCharsets.UTF_8)
        .replaceFirst("\"eventTime\"\\s*:\\s*\"[^\"]*\"", "");
  }

  @Test
  void shouldGiveTheSameLoadForTheSameSeed() {
    List<Event> one = all(Load.skewed(TEMPLATES, 50, 500, 0.1, 7));
    List<Event> again = all(Load.skewed(TEMPLATES, 50, 500, 0.1, 7));

    assertThat(one).hasSizeGreaterThanOrEqualTo(500);
    assertThat(again)
        .extracting(LoadTest::withoutTimes)
        .isEqualTo(one.stream().map(LoadTest::withoutTimes).toList());
  }

  @Test
  void shouldTellEveryRunToItsEnd() {
    Map<String, Integer> lines = new HashMap<>();
    List<Job> jobs = Load.jobs(TEMPLATES, 2 * TEMPLATES.size());
    all(Load.once(jobs, 1)).forEach(event -> lines.merge(event.run(), 1, Integer::sum));

    int expected = jobs.stream().mapToInt(job -> job.template().lines().size()).sum();
    assertThat(lines.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(expected);
  }

  @Test
  void shouldNeverUseARunIdTwice() {
    Set<String> first = new HashSet<>();
    all(Load.skewed(TEMPLATES, 50, 500, 0, 1)).forEach(event -> first.add(event.run()));
    first.remove("");

    assertThat(all(Load.skewed(TEMPLATES, 50, 500, 0, 2)))
        .extracting(Event::run)
        .doesNotContainAnyElementsOf(first);
  }

  @Test
  void shouldRunFewJobsOften() {
    Map<String, Integer> perJob = new HashMap<>();
    all(Load.skewed(TEMPLATES, 1_000, 20_000, 0, 3))
        .forEach(
            event ->
                perJob.merge(new String(event.key(), StandardCharsets.UTF_8), 1, Integer::sum));

    int sum = perJob.values().stream().mapToInt(Integer::intValue).sum();
    int ofTenMost =
        perJob.values().stream().sorted((a, b) -> b - a).limit(10).mapToInt(each -> each).sum();
    assertThat(ofTenMost).isGreaterThan(sum / 4);
    assertThat(perJob).hasSizeGreaterThan(100);
  }

  @Test
  void shouldLetRunsOverlapAndKeepTheOrderWithinEach() {
    List<Event> events = all(Load.once(Load.jobs(TEMPLATES, 100), 5));
    List<Instant> times =
        events.stream()
            .map(event -> new String(event.value(), StandardCharsets.UTF_8))
            .map(json -> json.replaceFirst("(?s).*?\"eventTime\"\\s*:\\s*\"([^\"]*)\".*", "$1"))
            .map(Instant::parse)
            .toList();
    long changes = 0;
    for (int i = 1; i < events.size(); i++) {
      changes += events.get(i).run().equals(events.get(i - 1).run()) ? 0 : 1;
    }

    assertThat(changes).isGreaterThan(events.size() / 2);
    assertThat(times).isSorted();
  }
}

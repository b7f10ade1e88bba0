package io.lineweave.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.sandbox.process.ManagementPort;
import io.lineweave.sandbox.samples.EventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is measured, what is said to be measured, and what dashboard and alerts ask for agree. */
class MetricsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]+)\\|([^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`( \\(timer(, histogram)?\\))?");
  private static final Pattern USED =
      Pattern.compile("\\b((?:lineweave|kafka|jvm|process|logback)_[a-z0-9_]+)\\b");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{([^}]*)})? ");

  private static String scraped;

  @BeforeAll
  static void scrape() throws Exception {
    List<EventFile> samples = EventFile.samples().subList(0, 1);
    try (Stop stop = Stop.listen();
        World world = World.start(new World.Ports(0, 0, 0), Duration.ofMinutes(10), line -> {});
        Playback playback = new Playback(world, stop, line -> {})) {
      playback.play(samples);
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> get(world).contains("lineweave_publish_latency_seconds_bucket"));
      scraped = get(world);
    }
  }

  @Test
  void shouldDocumentWhatItMeasures() throws IOException {
    Set<String> documented = documented();

    assertThat(scrapedNames().filter(name -> name.startsWith("lineweave_"))).isSubsetOf(documented);
  }

  @Test
  void shouldMeasureWhatItDocuments() throws IOException {
    String literals = literals();

    assertThat(documented().stream().filter(name -> name.startsWith("lineweave_")))
        .allMatch(name -> scraped.contains(name) || isNamedIn(literals, name));
    assertThat(documented().stream().filter(name -> !name.startsWith("lineweave_")))
        .isSubsetOf(scrapedNames().toList());
  }

  @Test
  void shouldHaveTheLabelsThatItDocuments() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/metrics.md"));
    for (MatchResult row : ROW.matcher(page).results().toList()) {
      Set<String> labels = names(row.group(2));
      for (String name : metrics(row.group(1))) {
        samples(name).forEach(found -> assertThat(found).as(name).isEqualTo(labels));
      }
    }
  }

  @Test
  void shouldAskForNothingElseInTheDashboardAndTheAlerts() throws IOException {
    Set<String> known = documented();
    scrapedNames().forEach(known::add);
    for (String file :
        List.of(
            "deploy/grafana/dashboards/lineweave.json", "deploy/prometheus/lineweave-alerts.yml")) {
      assertThat(used(Files.readString(ROOT.resolve(file)))).as(file).isSubsetOf(known);
    }
  }

  private static Set<String> used(String text) {
    return USED.matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/metrics.md"));
    return ROW.matcher(page)
        .results()
        .flatMap(row -> metrics(row.group(1)).stream())
        .collect(toCollection(TreeSet::new));
  }

  /** The names in a cell of the first column, with what Prometheus makes of a timer. */
  private static List<String> metrics(String cell) {
    return NAME.matcher(cell)
        .results()
        .flatMap(
            name -> {
              if (name.group(2) == null) {
                return Stream.of(name.group(1));
              }
              Stream<String> suffixes =
                  name.group(3) == null
                      ? Stream.of("count", "sum", "max")
                      : Stream.of("count", "sum", "max", "bucket");
              return suffixes.map(suffix -> name.group(1) + "_seconds_" + suffix);
            })
        .toList();
  }

  private static Set<String> names(String cell) {
    return NAME.matcher(cell)
        .results()
        .map(result -> result.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> scrapedNames() {
    return SAMPLE.matcher(scraped).results().map(sample -> sample.group(1)).distinct();
  }

  /**
   * The label names of each sample of a metric, but for those that every metric of its kind has.
   */
  private static Stream<Set<String>> samples(String name) {
    return SAMPLE
        .matcher(scraped)
        .results()
        .filter(sample -> sample.group(1).equals(name))
        .map(sample -> sample.group(2) == null ? "" : sample.group(2))
        .map(
            labels ->
                Arrays.stream(labels.split(",", -1))
                    .map(label -> label.replaceAll("=.*", ""))
                    .filter(label -> !label.isEmpty() && !label.equals("le"))
                    .filter(label -> !label.equals("kafka_version"))
                    .collect(toCollection(TreeSet::new)));
  }

  /** All text in the sources: names of meters are written there, some in two parts. */
  private static String literals() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String module : List.of("topology", "app")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          text.append(Files.readString(file, UTF_8));
        }
      }
    }
    return text.toString();
  }

  private static boolean isNamedIn(String literals, String metric) {
    String name =
        metric.replaceAll("_(total|seconds_(count|sum|max|bucket))$", "").replace('_', '.');
    int room = name.indexOf('.', "lineweave.".length()) + 1;
    return literals.contains('"' + name + '"')
        || (literals.contains('"' + name.substring(0, room) + '"')
            && literals.contains('"' + name.substring(room) + '"'));
  }

  private static String get(World world) {
    return ManagementPort.at(world.application().httpPort()).metrics();
  }
}

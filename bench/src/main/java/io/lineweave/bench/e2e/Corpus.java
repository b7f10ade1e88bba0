package io.lineweave.bench.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.intake.Screening;
import io.lineweave.intake.Verdict;
import io.lineweave.sandbox.samples.EventFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Real events, cut into templates. */
final class Corpus {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Screening SCREENING = new Screening(IntakeSettings.defaults());

  /** A Kafka producer's default limit for a record, less what its frame needs. */
  private static final int MAX_BYTES = 1_000_000;

  private Corpus() {}

  /**
   * The templates of a mix.
   *
   * @param directory files with one event per line, in any depth; without, the sandbox's samples
   * @throws IllegalArgumentException if there is none
   */
  static List<Template> templates(Optional<Path> directory, Mix mix) {
    List<Template> found =
        new ArrayList<>(
            files(directory).stream()
                .flatMap(file -> cut(file.events()).stream())
                .filter(mix::holds)
                .toList());
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "No events for --mix " + mix + " in " + directory + "; name another --corpus or --mix");
    }
    // The files go by producer; which jobs run often must not.
    Collections.shuffle(found, new Random(1));
    return List.copyOf(found);
  }

  /** One template for each application among the events of a file; what is refused is left out. */
  static List<Template> cut(List<String> events) {
    Map<String, Map<String, JsonNode>> families = new LinkedHashMap<>();
    for (String text : events) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length < MAX_BYTES
          && verdicts(text).noneMatch(Verdict.Rejected.class::isInstance)) {
        JsonNode event = tree(text);
        String family = Names.family(event).orElse("alone " + families.size());
        families.computeIfAbsent(family, key -> new LinkedHashMap<>()).put(text, event);
      }
    }
    return families.values().stream().map(family -> Template.of(family, Corpus::isKept)).toList();
  }

  /** What intake drops by rule is sent all the same, but no receipt will tell of it. */
  private static boolean isKept(String text) {
    return verdicts(text).allMatch(Verdict.Kept.class::isInstance);
  }

  private static Stream<Verdict> verdicts(String text) {
    return SCREENING.screen("", text.getBytes(StandardCharsets.UTF_8)).stream();
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("accepted, but not JSON", e);
    }
  }

  private static List<EventFile> files(Optional<Path> directory) {
    return directory.map(Corpus::filesIn).orElseGet(EventFile::samples);
  }

  private static List<EventFile> filesIn(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<EventFile> files = new ArrayList<>();
      for (Path path :
          paths.filter(each -> each.toString().endsWith(".ndjson")).sorted().toList()) {
        files.add(EventFile.read(path));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the corpus in " + directory, e);
    }
  }
}

package io.lineweave.openlineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real events: those in our test resources and, where it is at hand, the whole corpus. */
public final class Samples {
  private static final Path OURS = Path.of("src/test/resources/events");
  private static final Path CORPUS = Path.of("../../shared/corpus");

  private Samples() {}

  /** One event as its producer wrote it; prints as where it stands. */
  public record Sample(String file, int line, String json) {
    public byte[] bytes() {
      return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /** Every event, those that lack required fields included. */
  public static List<Sample> all() {
    return Stream.of(OURS, CORPUS)
        .filter(Files::isDirectory)
        .flatMap(Samples::under)
        .flatMap(Samples::lines)
        .toList();
  }

  /** The events of one file of our own. */
  public static List<Sample> of(String file) {
    return lines(OURS.resolve(file)).toList();
  }

  /** The bytes of one file of our own. */
  public static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(OURS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> under(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith(".ndjson")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Sample> lines(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
          .filter(i -> !lines.get(i).isBlank())
          .map(i -> new Sample(file.toString(), i + 1, lines.get(i)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

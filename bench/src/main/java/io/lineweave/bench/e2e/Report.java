package io.lineweave.bench.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured, and where.
 *
 * @param machine what it was measured on, and how
 * @param figures in the order they were taken
 */
record Report(Map<String, String> machine, List<Figure> figures) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT);

  /** A Markdown table. */
  String table() {
    String head =
        machine.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return figures.stream()
        .map(Report::row)
        .collect(Collectors.joining("", head + "\n\n| | | | aim |\n|---|---|---|---|\n", ""));
  }

  /** A line of the table. */
  static String row(Figure figure) {
    return "| %s | %s | %s %s | %s |%n"
        .formatted(
            figure.part(),
            figure.what(),
            number(figure.value()),
            figure.unit(),
            figure.aim().orElse(""));
  }

  private static String number(double value) {
    String pattern = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return value == Math.rint(value) && Math.abs(value) < 100
        ? "%.0f".formatted(value)
        : String.format(Locale.ROOT, pattern, value);
  }

  /** The same for programs. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

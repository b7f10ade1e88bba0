package io.lineweave.bench.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Real events that belong together, all runs of one application, with gaps where each instance
 * differs: run ids, event times, names of jobs and datasets. All other bytes stay as the producer
 * wrote them.
 *
 * @param name of the first event's job
 * @param producer of the first event
 * @param lines the events
 * @param runs how many run ids there are
 */
record Template(String name, String producer, List<Line> lines, int runs) {
  private static final Set<String> TERMINAL = Set.of("COMPLETE", "FAIL", "ABORT");
  private static final char INPUT = '\uE001';
  private static final char OUTPUT = '\uE002';
  private static final char TIME = '\uE003';
  private static final char FIRST_RUN = '\uE100';
  private static final Pattern GAP = Pattern.compile("[\uE001-\uF8FF]");
  private static final Pattern EVENT_TIME = Pattern.compile("(\"eventTime\"\\s*:\\s*\")[^\"]*");

  /**
   * One event.
   *
   * @param parts texts between the gaps: one more than there are gaps
   * @param gaps what goes between them
   * @param run which of the template's runs it is of; -1 for none
   * @param type of the event; empty text if it has none
   * @param kept whether intake lets it through
   */
  record Line(List<byte[]> parts, String gaps, int run, String type, boolean kept) {
    /** Whether a receipt is to follow. */
    boolean terminal() {
      return kept && TERMINAL.contains(type);
    }

    int bytes() {
      return parts.stream().mapToInt(part -> part.length).sum();
    }
  }

  /**
   * The events of one application, each as text and as a tree, in the order they were sent.
   *
   * @param kept which of them intake lets through
   */
  static Template of(Map<String, JsonNode> events, Predicate<String> kept) {
    Map<String, Character> gaps = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    for (JsonNode event : events.values()) {
      Names.of(event, "outputs").forEach(name -> gaps.putIfAbsent(quoted(name), OUTPUT));
      Names.of(event, "inputs").forEach(name -> gaps.putIfAbsent(quoted(name), INPUT));
      Names.ofJobs(event).forEach(name -> gaps.putIfAbsent(quoted(name), OUTPUT));
      Names.ofRuns(event).stream().filter(id -> !ids.contains(id)).forEach(ids::add);
    }
    List<Line> lines = new ArrayList<>();
    events.forEach((text, event) -> lines.add(line(text, event, gaps, ids, kept.test(text))));
    JsonNode first = events.values().iterator().next();
    return new Template(
        first.path("job").path("name").asText(),
        first.path("producer").asText(),
        List.copyOf(lines),
        ids.size());
  }

  private static Line line(
      String text, JsonNode event, Map<String, Character> gaps, List<String> ids, boolean kept) {
    String cut = EVENT_TIME.matcher(text).replaceAll("$1" + TIME);
    for (int i = 0; i < ids.size(); i++) {
      cut = cut.replace(ids.get(i), Character.toString(FIRST_RUN + i));
    }
    for (Map.Entry<String, Character> gap : gaps.entrySet()) {
      String quoted = gap.getKey();
      String opened = quoted.substring(0, quoted.length() - 1);
      // A value, not the name of a field.
      cut =
          cut.replaceAll(
              Pattern.quote(quoted) + "(?!\\s*:)",
              Matcher.quoteReplacement(opened + gap.getValue() + "\""));
    }
    List<byte[]> parts = new ArrayList<>();
    for (String part : GAP.split(cut, -1)) {
      parts.add(part.getBytes(StandardCharsets.UTF_8));
    }
    StringBuilder order = new StringBuilder();
    GAP.matcher(cut).results().forEach(found -> order.append(found.group()));
    int run = ids.indexOf(event.path("run").path("runId").asText());
    return new Line(parts, order.toString(), run, event.path("eventType").asText(), kept);
  }

  /** An event of a job's run, whose ids are these. */
  Event event(int index, Job job, List<String> ids, String time) {
    Line line = lines.get(index);
    ByteArrayOutputStream json = new ByteArrayOutputStream(line.bytes() + 200);
    json.writeBytes(line.parts().get(0));
    for (int i = 0; i < line.gaps().length(); i++) {
      String filling =
          switch (line.gaps().charAt(i)) {
            case INPUT -> job.reads();
            case OUTPUT -> job.name();
            case TIME -> time;
            default -> ids.get(line.gaps().charAt(i) - FIRST_RUN);
          };
      json.writeBytes(filling.getBytes(StandardCharsets.UTF_8));
      json.writeBytes(line.parts().get(i + 1));
    }
    byte[] key = (name + job.name()).getBytes(StandardCharsets.UTF_8);
    String run = line.run() < 0 ? "" : ids.get(line.run());
    return new Event(key, json.toByteArray(), run, line.terminal());
  }

  /** Its first event alone, if that is a START: a run that stays open. */
  Optional<Template> opening() {
    return Optional.of(new Template(name, producer, lines.subList(0, 1), runs))
        .filter(head -> head.lines().get(0).type().equals("START"));
  }

  double meanBytes() {
    return lines.stream().mapToInt(Line::bytes).average().orElse(0);
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }
}

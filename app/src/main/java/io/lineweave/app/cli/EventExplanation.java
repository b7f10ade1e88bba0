package io.lineweave.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.lineweave.app.Printable;
import io.lineweave.app.settings.Settings;
import io.lineweave.assemble.Rehearsal;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.AtlasJson;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reference;
import io.lineweave.intake.Screening;
import io.lineweave.intake.Verdict;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import io.lineweave.publish.Preview;
import io.lineweave.rules.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What would become of some records of the input topic, room by room, as lines for people. The
 * rooms' own cores answer, so that this cannot say what the service does not do.
 */
final class EventExplanation {
  private static final JsonFactory JSON = new JsonFactory();

  private final Settings.Rooms rooms;
  private final RuleSet rules;
  private final String topic;
  private final boolean withEntities;
  private final Consumer<String> out;

  /**
   * For one file.
   *
   * @param topic as which the filters see the input topic
   * @param withEntities whether the request is shown as well
   */
  EventExplanation(
      Settings.Rooms rooms,
      RuleSet rules,
      String topic,
      boolean withEntities,
      Consumer<String> out) {
    this.rooms = rooms;
    this.rules = rules;
    this.topic = topic;
    this.withEntities = withEntities;
    this.out = out;
  }

  /**
   * Splits a file of JSON documents, one after the other. What is no JSON is a record as well; it
   * ends before the next line that begins as an event does, so that one bad line hides no other.
   */
  static List<byte[]> records(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    for (int from = 0; from < file.length; ) {
      from = records(file, from, records);
    }
    return records;
  }

  /** Splits up to the first document that is no JSON, that included. Gives where it ends. */
  private static int records(byte[] file, int begin, List<byte[]> records) {
    int from = begin;
    try (JsonParser parser = JSON.createParser(file, begin, file.length - begin)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
        int to = begin + (int) parser.currentLocation().getByteOffset();
        records.add(Arrays.copyOfRange(file, from, to));
        from = to;
      }
      return file.length;
    } catch (IOException e) {
      int to = nextEvent(file, from);
      records.add(Arrays.copyOfRange(file, from, to));
      return to;
    }
  }

  private static int nextEvent(byte[] file, int from) {
    int at = from;
    while (at < file.length && Character.isWhitespace(file[at])) {
      at++;
    }
    for (at++; at < file.length; at++) {
      boolean line = file[at - 1] == '\n';
      if (line && (file[at] == '{' || file[at] == '[')) {
        return at;
      }
    }
    return file.length;
  }

  /** Explains them as if nothing came before and after. */
  void explain(List<byte[]> records) {
    Screening screening = new Screening(rooms.intake());
    Screened screened = new Screened();
    records.forEach(record -> screening.screen(topic, record).forEach(it -> it.tell(screened)));
    Rehearsal.of(screened.graphs, rooms.assemble()).forEach(this::explain);
  }

  private void explain(Rehearsal run) {
    line("");
    line(title(run.graph()));
    Preview.subjects(run.graph())
        .forEach(subject -> rules.explain(subject).lines().forEach(it -> line("  " + it)));
    if (run.outcome() instanceof Emission.Graph graph) {
      explain(Preview.ofRecord(graph.json(), run.key(), rooms.publish(), rules));
    } else if (run.outcome() instanceof Emission.Status status) {
      Receipt receipt = status.receipt();
      line("  outcome: " + receipt.state() + " (" + receipt.reason() + "), no lineage");
    }
  }

  private void explain(Preview preview) {
    preview.warnings().forEach(warning -> line("  warning: " + warning));
    if (!preview.skipped().isEmpty()) {
      line("  outcome: SKIPPED (" + preview.skipped() + "), no lineage");
    }
    for (Entity process : preview.processes()) {
      line("  process " + text(process.name()));
      edges(process, "inputs").forEach(asset -> line("    in   " + asset));
      edges(process, "outputs").forEach(asset -> line("    out  " + asset));
    }
    if (withEntities && !preview.processes().isEmpty()) {
      byte[] request = AtlasJson.write(preview.processes());
      line("  request: " + new String(request, StandardCharsets.UTF_8));
    }
  }

  private static Stream<String> edges(Entity process, String attribute) {
    return process.attributes().get(attribute) instanceof List<?> references
        ? references.stream()
            .filter(Reference.ByName.class::isInstance)
            .map(reference -> text(((Reference.ByName) reference).name()))
        : Stream.empty();
  }

  private static String text(AssetName name) {
    return name.typeName() + " " + name.qualifiedName();
  }

  private static String title(LineageGraph graph) {
    String job = graph.origin().job().map(EventExplanation::text).orElse("without a job");
    return switch (graph.kind()) {
      case RUN -> "run " + graph.id() + " of " + job;
      case JOB -> "job " + job;
      case DATASET -> "dataset " + graph.id();
    };
  }

  private static String text(JobName job) {
    return job.namespace() + "/" + job.name();
  }

  /** Names come from strangers: nothing in them may speak to the terminal. */
  private void line(String text) {
    out.accept(Printable.line(text, "\uFFFD"));
  }

  /** The events that go on, while each event is told of. */
  private final class Screened implements Verdict.Listener {
    private final List<LineageGraph> graphs = new ArrayList<>();
    private int number;

    @Override
    public void kept(Verdict.Kept kept) {
      LineageGraph graph = kept.event().graph();
      graphs.add(graph);
      event(graph, "kept", kept.rule());
    }

    @Override
    public void dropped(Verdict.Dropped dropped) {
      event(dropped.event().graph(), "dropped", dropped.rule());
    }

    @Override
    public void rejected(Verdict.Rejected rejected) {
      number++;
      line(
          "event %d: to the dead letters, %s: %s"
              .formatted(number, rejected.why().reason(), rejected.why().message()));
    }

    private void event(LineageGraph graph, String fate, String rule) {
      number++;
      String type = graph.kind() == LineageGraph.Kind.RUN ? graph.lifecycle().state() + " of " : "";
      line("event %d: %s%s: %s (rule %s)".formatted(number, type, title(graph), fate, rule));
    }
  }
}

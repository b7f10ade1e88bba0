package io.lineweave.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.deadletters.LetterList;
import io.lineweave.app.deadletters.LetterList.Count;
import io.lineweave.app.deadletters.LetterRow;
import io.lineweave.app.deadletters.LetterTopic;
import io.lineweave.app.deadletters.Selection;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters with counts by reason. Needs a broker, but no catalogue. */
@Command(
    name = "list",
    description = {
      "Lists what was set aside, oldest first, and how much of it by reason.",
      "Columns: position, when, reason, state, job, error. The state is open, or redriven if it was"
          + " put back; \"after 2\" if it had been put back twice before. Credentials are cut out."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, also if there are none",
      "1:failed; the log says why",
      "2:wrong command line or settings",
      "3:no broker answers or lets us in, or there is no such topic"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave dead-letters list --last 24h",
      "  lineweave dead-letters list --reason PROCESS_REFUSED --job 'finance/*'",
      "  lineweave dead-letters list --json | jq -r '.letters[].position'"
    })
final class LettersListCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private LetterSource source;
  @Mixin private LetterFilter filter;
  @Spec private CommandSpec spec;

  @Option(names = "--redriven", description = "Also those that were put back.")
  private boolean redriven;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The latest N at most; all are counted. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--json",
      description =
          "As a JSON object: counts by reason, and letters with position, at, reason, attempts,"
              + " job, source, error and, if it was put back, redriven.")
  private boolean json;

  @Override
  public Integer call() throws StartFailure {
    Selection selection = filter.selection(Set.of());
    LetterTopic topic = source.letters();
    LetterList list = new LetterList(topic.marks(), Math.max(0, limit));
    topic.read(
        selection.from(),
        letter -> {
          if (selection.matches(letter)) {
            list.add(letter, redriven);
          }
        });
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(node(list).toPrettyString());
    } else {
      tell(list, out);
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private static void tell(LetterList list, PrintWriter out) {
    if (!list.rows().isEmpty()) {
      out.println(LetterRow.HEADING);
      list.rows().forEach(row -> out.println(row.text()));
      out.println();
    }
    if (list.counts().isEmpty()) {
      out.println("No dead letters.");
      return;
    }
    out.println("%-17s %8s %8s".formatted("REASON", "OPEN", "REDRIVEN"));
    list.counts()
        .forEach(
            (reason, count) ->
                out.println("%-17s %8d %8d".formatted(reason, count.open(), count.redriven())));
    int open = list.counts().values().stream().mapToInt(Count::open).sum();
    int redriven = list.counts().values().stream().mapToInt(Count::redriven).sum();
    out.println("%-17s %8d %8d".formatted("all", open, redriven));
  }

  private static ObjectNode node(LetterList list) {
    ObjectNode node = JSON.createObjectNode();
    ObjectNode counts = node.putObject("counts");
    list.counts()
        .forEach(
            (reason, count) ->
                counts
                    .putObject(reason)
                    .put("open", count.open())
                    .put("redriven", count.redriven()));
    ArrayNode letters = node.putArray("letters");
    list.rows().forEach(row -> letters.add(row.node()));
    return node;
  }
}

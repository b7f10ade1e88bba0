package io.lineweave.app.cli;

import io.lineweave.app.ExitCode;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.rules.Environment;
import io.lineweave.rules.RuleSet;
import io.lineweave.rules.Subject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows what would become of events, and why datasets are named as they are. Needs no broker and no
 * catalogue.
 */
@Command(
    name = "explain",
    description = {
      "Shows what would become of events, room by room: kept or not, the run's datasets with rule,"
          + " candidates and warnings, and the processes that would be written if the catalogue"
          + " knew none of the datasets.",
      "Give a file of OpenLineage events (one, an array, or one per line), or one dataset."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave explain event.json",
      "  lineweave explain --namespace dbfs --name /mnt/raw/crm \\",
      "    --mount /mnt/raw=abfss://raw@contosolake.dfs.core.windows.net/"
    })
public final class ExplainCommand implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(
      names = "--topic",
      defaultValue = "openlineage.events",
      description = "The input topic, for filters that ask for it (default: ${DEFAULT-VALUE}).")
  private String topic;

  @Option(names = "--entities", description = "Also print the request to the catalogue, as JSON.")
  private boolean entities;

  @Mixin private RulesOption rules;
  @Spec private CommandSpec spec;

  /** A file or a dataset. */
  static final class What {
    @Parameters(paramLabel = "FILE", description = "OpenLineage events.")
    private Path file;

    @ArgGroup(exclusive = false)
    private OneDataset dataset;
  }

  /** A dataset and where its run ran. */
  static final class OneDataset {
    @Option(names = "--namespace", required = true, description = "The dataset's namespace.")
    private String namespace;

    @Option(names = "--name", required = true, description = "The dataset's name.")
    private String name;

    @Option(
        names = "--mount",
        paramLabel = "POINT=SOURCE",
        description = "A mount point of the run; may be repeated.")
    private Map<String, String> mounts;

    @Option(
        names = "--workspace",
        paramLabel = "HOST",
        description = "The run's Databricks workspace.")
    private String workspace;

    Subject subject() {
      Map<String, String> points = mounts == null ? Map.of() : mounts;
      Environment environment =
          new Environment(new TreeMap<>(points), Optional.ofNullable(workspace));
      return new Subject(new DatasetName(namespace, name), List.of(), environment, "", "", "");
    }
  }

  @Override
  public Integer call() {
    RuleSet ruleSet = rules.ruleSet();
    PrintWriter out = spec.commandLine().getOut();
    if (what.dataset != null) {
      ruleSet.explain(what.dataset.subject()).lines().forEach(out::println);
    } else {
      List<byte[]> records = records();
      new EventExplanation(rules.rooms(), ruleSet, topic, entities, out::println).explain(records);
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private List<byte[]> records() {
    List<byte[]> records = EventExplanation.records(RulesOption.read(spec, what.file));
    if (records.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), what.file + " is empty: give a file with an OpenLineage event");
    }
    return records;
  }
}

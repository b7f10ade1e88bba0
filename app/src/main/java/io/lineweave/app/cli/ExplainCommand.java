package io.lineweave.app.cli;

import io.lineweave.app.ExitCode;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.rules.Environment;
import io.lineweave.rules.RuleSet;
import io.lineweave.rules.Subject;
import java.io.IOException;
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

/** Shows why datasets are named as they are. Needs no broker and no catalogue. */
@Command(
    name = "explain",
    description = {
      "Shows why datasets are named as they are: rule, what it knew, candidates, warnings.",
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
      events(what.file).forEach(event -> explain(event, ruleSet, out));
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private static void explain(EventDatasets event, RuleSet ruleSet, PrintWriter out) {
    out.println(event.title());
    event.subjects().stream()
        .flatMap(subject -> ruleSet.explain(subject).lines().stream())
        .forEach(line -> out.println("  " + line));
  }

  private List<EventDatasets> events(Path file) {
    try {
      return EventDatasets.read(RulesOption.read(spec, file));
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          file + " is not JSON: " + e.getMessage().lines().findFirst().orElse(""),
          e);
    }
  }
}

package io.lineweave.app;

import io.lineweave.app.cli.AssetsCommand;
import io.lineweave.app.cli.BackfillCommand;
import io.lineweave.app.cli.DeadLettersCommand;
import io.lineweave.app.cli.ExplainCommand;
import io.lineweave.app.cli.RepublishCommand;
import io.lineweave.app.cli.RulesCommand;
import io.lineweave.app.cli.TypesCommand;
import io.lineweave.app.doctor.DoctorCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program. Without a command it runs the service. */
@Command(
    name = "lineweave",
    description = "Weaves OpenLineage events from Kafka into Microsoft Purview.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Lineweave.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or stopped as asked",
      "1:failed; the log says why",
      "2:wrong command line or settings",
      "3:topics cannot be made or do not fit, or no broker answers or lets us in",
      "4:processing failed again and again",
      "5:the catalogue refused the type definitions",
      "6:stopped as asked, but not within the bound",
      "7:a backfill's graphs are appended, but not all have a receipt"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave run --config lineweave.yaml",
      "  KAFKA_BOOTSTRAP_SERVERS=broker:9092 PURVIEW_ENDPOINT=https://contoso.purview.azure.com"
          + " lineweave",
      "  lineweave config --config lineweave.yaml"
    },
    subcommands = {
      RunCommand.class,
      ExplainCommand.class,
      RulesCommand.class,
      AssetsCommand.class,
      TypesCommand.class,
      DoctorCommand.class,
      DeadLettersCommand.class,
      BackfillCommand.class,
      RepublishCommand.class,
      ConfigCommand.class
    })
public final class Lineweave implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command and ends the process with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  private static int execute(String... arguments) {
    return commandLine().execute(arguments.length == 0 ? new String[] {"run"} : arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Lineweave())
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(new WrongLine())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Lineweave.class.getPackage().getImplementationVersion();
      return new String[] {"lineweave " + (version == null ? "(unpackaged)" : version)};
    }
  }
}

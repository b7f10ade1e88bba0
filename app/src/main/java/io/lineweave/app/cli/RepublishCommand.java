package io.lineweave.app.cli;

import io.lineweave.app.ConfigOption;
import io.lineweave.app.ExitCode;
import io.lineweave.app.Printable;
import io.lineweave.app.StartFailure;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.kafka.RecordLookup;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.kafka.TopicScan;
import io.lineweave.app.republish.Forecast;
import io.lineweave.app.republish.Order;
import io.lineweave.app.republish.Written;
import io.lineweave.app.settings.Settings;
import io.lineweave.filter.Glob;
import io.lineweave.rules.RuleSet;
import io.lineweave.topology.Topics;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has the running service write processes again. Needs a broker, but no catalogue. */
@Command(
    name = "republish",
    description = {
      "Has the service write processes again that are in the catalogue by its account, such as after"
          + " a restore of the catalogue: it forgets what was accepted, looks their assets up again,"
          + " and writes them as its store wants them, also those whose graphs are no longer kept.",
      "Says first how much that is. Which processes there are, the receipts tell (90 days)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the service is told, also if there is none to write",
      "1:failed; the log says why",
      "2:wrong command line or settings",
      "3:no broker answers or lets us in, or there is no such topic"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave republish --all --dry-run",
      "  lineweave republish --job 'finance/*' --config lineweave.yaml"
    })
public final class RepublishCommand implements Callable<Integer> {
  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--dry-run",
      description = "Lists the processes and says how much that is; nothing is written.")
  private boolean dryRun;

  /** One of both. */
  static final class Which {
    @Option(
        names = "--job",
        paramLabel = "PATTERN",
        description = "Of jobs whose namespace/name is of this pattern: * for any characters.")
    private String job;

    @Option(names = "--all", description = "Of all jobs.")
    private boolean all;

    /** That there is nothing to write, and what may be wrong with the choice. */
    private String none() {
      String known = "that receipts of the last 90 days tell of. Nothing is written.";
      return all
          ? "There is no process " + known
          : ("No job is of the pattern %s "
                  + known
                  + " A pattern is of the whole namespace/name: try '*%s*'.")
              .formatted(Printable.line(job), Printable.line(job).replace("*", ""));
    }
  }

  @Override
  public Integer call() throws StartFailure {
    Settings settings = Settings.load(config.sources());
    StreamsProperties clients = new StreamsProperties(settings.kafka(), new SharedCredential());
    Topics topics = settings.kafka().topics();
    Written written =
        new Written(which.all ? Optional.empty() : Optional.of(Glob.exact(which.job)));
    written.read(new TopicScan(topics.receipts(), clients.reader()));
    PrintWriter out = spec.commandLine().getOut();
    if (written.processes().isEmpty()) {
      out.println(which.none());
      out.flush();
      return ExitCode.OK.code();
    }
    if (dryRun) {
      written.processes().keySet().forEach(name -> out.println(Printable.line(name)));
    }
    out.println(forecast(written, settings, clients).text());
    out.flush();
    if (!dryRun) {
      order(written, topics, clients);
      out.println("The service is told; lineweave_publish_processes_total counts what it writes.");
      out.flush();
    }
    return ExitCode.OK.code();
  }

  private static Forecast forecast(Written written, Settings settings, StreamsProperties clients)
      throws StartFailure {
    try (RecordLookup graphs = new RecordLookup(clients.reader())) {
      return Forecast.of(
          written.processes(), graphs, settings.topology().publish(), RuleSet.of(settings.rules()));
    }
  }

  private void order(Written written, Topics topics, StreamsProperties clients)
      throws StartFailure {
    try (Producer<byte[], byte[]> producer =
            new KafkaProducer<>(
                clients.writer(), new ByteArraySerializer(), new ByteArraySerializer());
        Progress progress = Progress.of(spec, "republish", written.processes().size())) {
      new Order(producer, topics.graphs()).give(written.processes(), progress::step);
    }
  }
}

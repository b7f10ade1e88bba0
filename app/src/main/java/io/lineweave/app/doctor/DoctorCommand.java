package io.lineweave.app.doctor;

import io.lineweave.app.ConfigOption;
import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.purview.TokenSource;
import io.lineweave.app.settings.Settings;
import io.lineweave.rules.RuleSet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at all that a run needs. Changes nothing unless told to write. */
@Command(
    name = "doctor",
    description = {
      "Checks settings, rules, broker, topics, signing in, permission and types: one line each, with"
          + " the mend.",
      "Changes nothing. Permission to write shows only with --write, which creates an asset"
          + " lineweave://doctor and deletes it again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something is wrong with the catalogue",
      "2:wrong command line, settings or rules",
      "3:something is wrong with the broker or the topics",
      "5:types are missing"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  lineweave doctor --config lineweave.yaml", "  lineweave doctor --write"})
public final class DoctorCommand implements Callable<Integer> {
  /** A person waits; a broker that needs longer is worth a finding. In milliseconds. */
  private static final String PATIENCE = "10000";

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Option(names = "--write", description = "Also create an asset and delete it again.")
  private boolean write;

  @Override
  public Integer call() {
    Settings settings = Settings.load(config.sources());
    int rules = RuleSet.of(settings.rules()).table().rows().size();
    List<Finding> findings = new ArrayList<>();
    tell(findings, List.of(Finding.well("settings and rules", "are right; rules: " + rules)));
    SharedCredential credential = new SharedCredential();
    tell(findings, broker(settings, credential));
    PurviewClient client =
        new PurviewClient(
            settings.purview(),
            TokenSource.of(settings.purview(), credential),
            new SimpleMeterRegistry());
    tell(findings, new CatalogueCheck(settings, client).findings(write));
    return findings.stream()
        .map(Finding::exitCode)
        .filter(code -> code != ExitCode.OK)
        .findFirst()
        .orElse(ExitCode.OK)
        .code();
  }

  private static List<Finding> broker(Settings settings, SharedCredential credential) {
    Properties properties = new StreamsProperties(settings.kafka(), credential).admin();
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE);
    try (Admin admin = Admin.create(properties)) {
      return new BrokerCheck(admin, settings.kafka()).findings();
    } catch (KafkaException e) {
      return List.of(
          Finding.ill(
              ExitCode.TOPICS,
              "Kafka client",
              StartFailure.words(e),
              "Are the kafka.… settings right?"));
    }
  }

  private void tell(List<Finding> all, List<Finding> more) {
    PrintWriter out = spec.commandLine().getOut();
    more.forEach(finding -> out.println(finding.line()));
    out.flush();
    all.addAll(more);
  }
}

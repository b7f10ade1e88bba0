package io.lineweave.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lineweave.app.ConfigOption;
import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.kafka.AssetTopic;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.app.settings.Settings;
import io.lineweave.asset.ResolvedAsset.State;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the assets are in the catalogue. Needs a broker, but no catalogue. */
@Command(
    name = "assets",
    description = {
      "Lists what each asset turned out to be in the catalogue, as the topic lineweave.assets says.",
      "Columns: state, since when, type and qualified name under which it would be created; then the"
          + " asset it is, if that has another name, and the reason. A placeholder's qualified name"
          + " is the one intended, its reason the type it stands for."
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
      "  lineweave assets --config lineweave.yaml",
      "  lineweave assets --placeholders",
      "  lineweave assets --json | jq -r '.[] | select(.state == \"REFUSED\") | .reason'"
    })
public final class AssetsCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Option(
      names = "--placeholders",
      description = "Only placeholders: assets that no scan has brought yet.")
  private boolean placeholders;

  @Option(
      names = "--json",
      description =
          "As a JSON array of state, type, qualifiedName, assetType, assetQualifiedName, guid,"
              + " reason and since.")
  private boolean json;

  @Override
  public Integer call() throws StartFailure {
    List<AssetLine> assets = assets(Settings.kafka(config.sources()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode all = JSON.createArrayNode();
      assets.forEach(asset -> all.add(asset.node()));
      out.println(all.toPrettyString());
    } else {
      assets.forEach(asset -> out.println(asset.text()));
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private List<AssetLine> assets(KafkaSettings kafka) throws StartFailure {
    StreamsProperties properties = new StreamsProperties(kafka, new SharedCredential());
    return new AssetTopic(kafka.topics().assets(), properties.reader())
        .read(asset -> !placeholders || asset.state() == State.PLACEHOLDER).entrySet().stream()
            .map(entry -> AssetLine.of(entry.getKey(), entry.getValue()))
            .toList();
  }
}

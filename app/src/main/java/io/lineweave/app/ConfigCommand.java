package io.lineweave.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.app.settings.Setting;
import io.lineweave.app.settings.Settings;
import io.lineweave.app.settings.Values;
import io.lineweave.app.settings.Values.Effective;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what holds, and why. */
@Command(
    name = "config",
    description = "Shows the effective settings with their origin; secrets are masked.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lineweave config --config lineweave.yaml",
      "  lineweave config --json | jq '.[] | select(.origin != \"default\")'"
    })
final class ConfigCommand implements Callable<Integer> {
  private static final String MASK = "***";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "As a JSON array of key, value and origin.")
  private boolean json;

  /** One setting that has a value. */
  private record Row(String key, String value, String origin) {
    String line() {
      return "%s: %s  # %s".formatted(key, value, origin);
    }

    ObjectNode node() {
      return JSON.createObjectNode().put("key", key).put("value", value).put("origin", origin);
    }
  }

  @Override
  public Integer call() {
    List<Row> rows = rows(Settings.values(config.sources()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode all = JSON.createArrayNode();
      rows.forEach(row -> all.add(row.node()));
      out.println(all.toPrettyString());
    } else {
      rows.forEach(row -> out.println(row.line()));
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private static List<Row> rows(Values values) {
    List<Row> rows = new ArrayList<>();
    for (Setting<?> setting : Settings.all()) {
      Optional.ofNullable(values.effective().get(setting.key()))
          .map(value -> row(setting.key(), value, setting.secret()))
          .ifPresent(rows::add);
    }
    values.passed().forEach((name, value) -> rows.add(row("kafka." + name, value, secret(name))));
    return rows;
  }

  private static Row row(String key, Effective value, boolean secret) {
    return new Row(key, secret ? MASK : value.text(), value.origin());
  }

  // Kafka's own notion of what is secret is spread over plugins; names tell enough to be careful.
  private static boolean secret(String name) {
    return name.matches(".*(password|jaas|secret|key|token|credential).*");
  }
}

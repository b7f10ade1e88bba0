package io.lineweave.app;

import io.lineweave.app.settings.Setting;
import io.lineweave.app.settings.Settings;
import io.lineweave.app.settings.Values;
import io.lineweave.app.settings.Values.Effective;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what holds, and why. */
@Command(
    name = "config",
    description = "Shows the effective settings with their origin; secrets are masked.",
    footerHeading = "%nExample:%n",
    footer = "  lineweave config --config lineweave.yaml")
final class ConfigCommand implements Callable<Integer> {
  private static final String MASK = "***";

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Values values = Settings.values(config.sources());
    PrintWriter out = spec.commandLine().getOut();
    for (Setting<?> setting : Settings.all()) {
      Effective value = values.effective().get(setting.key());
      if (value != null) {
        out.println(line(setting.key(), setting.secret() ? MASK : value.text(), value.origin()));
      }
    }
    values.passed().forEach((name, value) -> out.println(passed(name, value)));
    out.flush();
    return ExitCode.OK.code();
  }

  // Kafka's own notion of what is secret is spread over plugins; names tell enough to be careful.
  private static String passed(String name, Effective value) {
    boolean secret = name.matches(".*(password|jaas|secret|key|token|credential).*");
    return line("kafka." + name, secret ? MASK : value.text(), value.origin());
  }

  private static String line(String key, String text, String origin) {
    return "%s: %s  # %s".formatted(key, text, origin);
  }
}

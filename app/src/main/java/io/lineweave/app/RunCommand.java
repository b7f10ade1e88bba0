package io.lineweave.app;

import io.lineweave.app.metrics.MetricsRegistry;
import io.lineweave.app.settings.Settings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the service until it is told to stop. */
@Command(
    name = "run",
    description = "Runs the service (the default).",
    footerHeading = "%nExample:%n",
    footer = "  lineweave run --config lineweave.yaml")
final class RunCommand implements Callable<Integer> {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private ConfigOption config;

  @Override
  public Integer call() throws StartFailure {
    Settings settings = Settings.load(config.sources());
    StopSignal signal = StopSignal.listen();
    PrometheusMeterRegistry registry = MetricsRegistry.prometheus();
    try (LineweaveService service = LineweaveService.of(settings, registry)) {
      signal.interrupting(service::start);
      return run(service, signal).code();
    }
  }

  private static ExitCode run(LineweaveService service, StopSignal signal) {
    boolean asked = signal.await(service.failure());
    log.info(asked ? "stopping" : "stopping after failure");
    boolean clean = service.stop();
    return asked ? ended(clean) : ExitCode.PROCESSING;
  }

  private static ExitCode ended(boolean clean) {
    return clean ? ExitCode.OK : ExitCode.UNCLEAN;
  }
}

package io.lineweave.app;

import io.lineweave.app.settings.Settings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
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
    ExitCode ended = ExitCode.FAILED;
    try {
      ended = run(settings, signal);
    } finally {
      signal.done(ended);
    }
    return ended.code();
  }

  private static ExitCode run(Settings settings, StopSignal signal) throws StartFailure {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    LineweaveService service = LineweaveService.of(settings, registry);
    try {
      service.start();
      boolean asked = signal.await(service.failure());
      log.info(asked ? "stopping" : "stopping after failure");
      return asked ? ended(service.stop()) : ExitCode.PROCESSING;
    } finally {
      service.close();
    }
  }

  private static ExitCode ended(boolean clean) {
    return clean ? ExitCode.OK : ExitCode.UNCLEAN;
  }
}

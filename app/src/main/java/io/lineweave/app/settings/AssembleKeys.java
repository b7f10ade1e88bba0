package io.lineweave.app.settings;

import io.lineweave.assemble.AssembleSettings;
import io.lineweave.assemble.AssembleSettings.RunLimits;
import io.lineweave.assemble.GraphRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What of assemble can be set. */
final class AssembleKeys {
  private static final AssembleSettings DEFAULTS = AssembleSettings.defaults();

  static final Setting<Duration> GRACE =
      Setting.of(
              "assemble.grace",
              Amounts.time("0s", "1h"),
              "How long after its terminal event a run waits for others before it closes.")
          .defaultingTo(DEFAULTS.grace());
  static final Setting<Duration> TIMEOUT =
      Setting.of(
              "assemble.timeout",
              Amounts.time("1s", "30d"),
              "A run that has been silent for so long closes as TIMED_OUT.")
          .defaultingTo(DEFAULTS.timeout());
  static final Setting<Duration> CHECKPOINT =
      Setting.of(
              "assemble.checkpoint",
              Amounts.time("1s", "1d"),
              "How often a changed streaming or service job is published while it runs.")
          .defaultingTo(DEFAULTS.checkpoint());
  static final Setting<Duration> RETENTION =
      Setting.of(
              "assemble.retention",
              Amounts.time("0s", "30d"),
              "How long a closed run is kept for events that come late.")
          .defaultingTo(DEFAULTS.retention());
  static final Setting<Duration> RESTART_HOLD =
      Setting.of(
              "assemble.restart-hold",
              Amounts.time("0s", "1h"),
              "How long after a start nothing that was open before counts as overdue.")
          .defaultingTo(DEFAULTS.restartHold());
  static final Setting<Integer> OPEN_RUNS =
      Setting.of(
              "assemble.open-runs",
              Kinds.whole(1, 100_000_000),
              "Open runs of one partition; beyond it the one that is due first closes.")
          .defaultingTo(DEFAULTS.limits().openRuns());
  static final Setting<Integer> KEPT_RUNS =
      Setting.of(
              "assemble.kept-runs",
              Kinds.whole(0, 100_000_000),
              "Closed runs of one partition kept for late events; beyond it the oldest goes.")
          .defaultingTo(DEFAULTS.limits().keptRuns());
  static final Setting<Integer> DATASETS =
      Setting.of(
              "assemble.datasets",
              Kinds.whole(1, 1_000_000),
              "Inputs, and likewise outputs, of one run; more are left out, counted.")
          .defaultingTo(DEFAULTS.limits().datasets());
  static final Setting<Integer> RUN_BYTES =
      Setting.of(
              "assemble.run-size",
              Amounts.bytes("10kB", "1GB"),
              "Names and facets of one run, before compression; what would be more is left out,"
                  + " counted.")
          .defaultingTo(DEFAULTS.limits().bytes());
  static final Setting<Path> FILTERS =
      Setting.of(
          "assemble.filters",
          Kinds.PATH,
          "Filter rules (YAML) on whole graphs, see assemble.md; they go before the built-in ones.");

  static final List<Setting<?>> ALL =
      List.of(
          GRACE,
          TIMEOUT,
          CHECKPOINT,
          RETENTION,
          RESTART_HOLD,
          OPEN_RUNS,
          KEPT_RUNS,
          DATASETS,
          RUN_BYTES,
          FILTERS);

  private AssembleKeys() {}

  static AssembleSettings from(Values values) {
    RunLimits limits = DEFAULTS.limits();
    return new AssembleSettings(
        values.get(GRACE),
        values.get(TIMEOUT),
        values.get(CHECKPOINT),
        values.get(RETENTION),
        values.get(RESTART_HOLD),
        DEFAULTS.confirm(),
        DEFAULTS.tick(),
        new RunLimits(
            values.get(OPEN_RUNS),
            values.get(KEPT_RUNS),
            values.get(DATASETS),
            values.get(RUN_BYTES),
            limits.storedBytes(),
            limits.graphBytes()),
        TextFile.read(values, FILTERS)
            .map(file -> GraphRules.parse(file.name(), file.text()))
            .orElseGet(GraphRules::builtIn),
        Optional.empty());
  }
}

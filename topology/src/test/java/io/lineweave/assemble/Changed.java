package io.lineweave.assemble;

import io.lineweave.assemble.AssembleSettings.RunLimits;
import java.time.Duration;
import java.util.Optional;

/** The defaults, with some changes. */
final class Changed {
  private static final AssembleSettings DEFAULTS = AssembleSettings.defaults();

  private Duration grace = DEFAULTS.grace();
  private Duration retention = DEFAULTS.retention();
  private Duration restartHold = DEFAULTS.restartHold();
  private Duration confirm = DEFAULTS.confirm();
  private RunLimits limits = DEFAULTS.limits();
  private GraphRules filters = DEFAULTS.filters();
  private Optional<String> replayId = Optional.empty();

  Changed grace(Duration newGrace) {
    grace = newGrace;
    return this;
  }

  Changed retention(Duration newRetention) {
    retention = newRetention;
    return this;
  }

  Changed restartHold(Duration newRestartHold) {
    restartHold = newRestartHold;
    return this;
  }

  Changed confirm(Duration newConfirm) {
    confirm = newConfirm;
    return this;
  }

  Changed openRuns(int openRuns) {
    limits =
        new RunLimits(
            openRuns,
            limits.keptRuns(),
            limits.datasets(),
            limits.bytes(),
            limits.storedBytes(),
            limits.graphBytes());
    return this;
  }

  Changed keptRuns(int keptRuns) {
    limits =
        new RunLimits(
            limits.openRuns(),
            keptRuns,
            limits.datasets(),
            limits.bytes(),
            limits.storedBytes(),
            limits.graphBytes());
    return this;
  }

  Changed datasets(int datasets) {
    limits =
        new RunLimits(
            limits.openRuns(),
            limits.keptRuns(),
            datasets,
            limits.bytes(),
            limits.storedBytes(),
            limits.graphBytes());
    return this;
  }

  Changed storedBytes(int storedBytes) {
    limits =
        new RunLimits(
            limits.openRuns(),
            limits.keptRuns(),
            limits.datasets(),
            limits.bytes(),
            storedBytes,
            limits.graphBytes());
    return this;
  }

  Changed graphBytes(int graphBytes) {
    limits =
        new RunLimits(
            limits.openRuns(),
            limits.keptRuns(),
            limits.datasets(),
            limits.bytes(),
            limits.storedBytes(),
            graphBytes);
    return this;
  }

  Changed filters(String yaml) {
    filters = GraphRules.parse("test", yaml);
    return this;
  }

  Changed replayId(String newReplayId) {
    replayId = Optional.of(newReplayId);
    return this;
  }

  AssembleSettings settings() {
    return new AssembleSettings(
        grace,
        DEFAULTS.timeout(),
        DEFAULTS.checkpoint(),
        retention,
        restartHold,
        confirm,
        DEFAULTS.tick(),
        limits,
        filters,
        replayId);
  }
}

package io.lineweave.app.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * How far a long command is, with rate and time left, on standard error: a bar on a terminal, a
 * plain line every few seconds anywhere else.
 */
final class Progress implements AutoCloseable {
  private static final int LINE_EVERY_MILLIS = 5_000;
  private static final int LINE_LENGTH = 100;

  private final ProgressBar bar;

  private Progress(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * A progress at its begin.
   *
   * @param task what is done, in a word or two
   * @param total how many steps there are
   */
  static Progress of(CommandSpec spec, String task, long total) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed();
    // The library's own test asks for a terminal's abilities, and warns into the log where is none.
    if (!Ansi.AUTO.enabled()) {
      PrintWriter err = spec.commandLine().getErr();
      builder
          .setUpdateIntervalMillis(LINE_EVERY_MILLIS)
          .setConsumer(new DelegatingProgressBarConsumer(new News(err::println), LINE_LENGTH));
    }
    return new Progress(builder.build());
  }

  /** Leaves out a line that says what the last one said. */
  private static final class News implements Consumer<String> {
    private final Consumer<String> lines;
    private String last = "";

    News(Consumer<String> lines) {
      this.lines = lines;
    }

    @Override
    public synchronized void accept(String line) {
      if (!line.equals(last)) {
        lines.accept(line);
      }
      last = line;
    }
  }

  /** One step is done. */
  void step() {
    bar.step();
  }

  /** So many steps are done. */
  void to(long steps) {
    bar.stepTo(steps);
  }

  @Override
  public void close() {
    bar.close();
  }
}

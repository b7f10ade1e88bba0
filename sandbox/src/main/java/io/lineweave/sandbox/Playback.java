package io.lineweave.sandbox;

import io.lineweave.sandbox.report.CatalogueReport;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.report.OutcomeReader;
import io.lineweave.sandbox.report.Outcomes;
import io.lineweave.sandbox.samples.EventFile;
import io.lineweave.sandbox.samples.EventSender;
import io.lineweave.sandbox.samples.EventSender.Way;
import io.lineweave.sandbox.samples.SentEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends events into a world and tells what becomes of them. For one thread. */
final class Playback implements AutoCloseable {
  /** Without any news for so long, nothing more is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** After the last answer, so long for what else may come: a second revision of a run. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final World world;
  private final Stop stop;
  private final Consumer<String> console;
  private final Outcomes outcomes = new Outcomes();
  private final OutcomeReader reader;

  Playback(World world, Stop stop, Consumer<String> console) {
    this.world = world;
    this.stop = stop;
    this.console = console;
    this.reader =
        new OutcomeReader(world.broker().bootstrapServers(), world.application().topics());
  }

  /** Sends all events of the files, in order. */
  void play(List<EventFile> files) {
    String topic = world.application().topics().inputs().get(0);
    try (EventSender sender = new EventSender(world.broker().bootstrapServers(), topic)) {
      files.forEach(file -> play(file, sender));
      long refused = sender.flush();
      if (refused > 0) {
        console.accept("The broker refused " + refused + " events; they are too large for it");
      }
    }
  }

  private void play(EventFile file, EventSender sender) {
    int asIs = 0;
    for (String event : file.events()) {
      asIs += sender.send(event) == Way.AS_IT_IS ? 1 : 0;
      SentEvent.of(event).ifPresent(outcomes::sent);
    }
    String how =
        asIs == 0
            ? ""
            : "; " + asIs + " of them as they are, since the official client cannot hold them";
    console.accept("Sent %d events of %s%s".formatted(file.events().size(), file.name(), how));
  }

  /** Waits until every run has its final state. */
  void awaitAll() {
    await(outcomes::open);
  }

  /** Waits until every run that said its end has its final state. */
  void awaitEnded() {
    await(outcomes::due);
  }

  /**
   * Tells what comes in, until somebody asks to stop.
   *
   * @param quiet called whenever nothing more has come for a moment
   */
  void follow(Runnable quiet) {
    boolean news = false;
    while (!stop.asked() && !failed()) {
      boolean more = tellNews();
      if (news && !more) {
        quiet.run();
      }
      news = more;
    }
  }

  /** Runs without a final state. */
  Collection<String> open() {
    return outcomes.open();
  }

  /** What the catalogue has by now. */
  LineageReport report() {
    return new LineageReport(
        world.catalogue().processes().stream().map(CatalogueReport::of).toList(),
        outcomes.states());
  }

  @Override
  public void close() {
    reader.close();
  }

  private void await(Supplier<Collection<String>> missing) {
    long news = System.nanoTime();
    while (!stop.asked() && !failed()) {
      if (tellNews()) {
        news = System.nanoTime();
      }
      Duration patience = missing.get().isEmpty() ? QUIET : PATIENCE;
      if (System.nanoTime() - news > patience.toNanos()) {
        return;
      }
    }
  }

  private boolean tellNews() {
    List<String> news = reader.readInto(outcomes);
    news.forEach(console);
    return !news.isEmpty();
  }

  private boolean failed() {
    return !world.application().failure().isEmpty();
  }
}

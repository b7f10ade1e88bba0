package io.lineweave.sandbox;

import io.lineweave.sandbox.report.Differences;
import io.lineweave.sandbox.report.FoundProcess;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.report.Summary;
import io.lineweave.sandbox.samples.EventFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From the first event to the last word.
 *
 * @param events what to play
 * @param expected what it has to lead to, if that is known
 * @param world where to play it
 * @param playback how to play it
 * @param console whom to tell
 */
record Session(
    List<EventFile> events,
    Optional<LineageReport> expected,
    World world,
    Playback playback,
    Console console) {

  /** Ends after the events. Gives whether everything is there. */
  boolean once() {
    playback.play(events);
    playback.awaitAll();
    LineageReport found = playback.report();
    console.report(found);
    List<String> missing = missing(found);
    console.tell(missing.isEmpty() ? well() : "Something is missing:");
    missing.forEach(line -> console.tell("  " + line));
    return missing.isEmpty();
  }

  private String well() {
    return expected.isPresent() ? "Everything is there." : "Every run that was sent has ended.";
  }

  /** Goes on for own events until somebody asks to stop. Gives whether that is why it ended. */
  boolean untilStopped() {
    playback.play(events);
    playback.awaitEnded();
    LineageReport found = playback.report();
    console.report(found);
    tellHowToGoOn();
    Set<FoundProcess> told = new HashSet<>(found.processes());
    playback.follow(() -> tellNewLineage(told));
    String failure = world.application().failure();
    console.tell(failure.isEmpty() ? "Stopping." : "Lineweave stopped processing: " + failure);
    return failure.isEmpty();
  }

  private void tellNewLineage(Set<FoundProcess> told) {
    playback.report().processes().stream()
        .filter(told::add)
        .flatMap(process -> Summary.of(process).stream())
        .forEach(console::tell);
  }

  /** Of events of which nothing more is known, each run must have come to an end. */
  private List<String> missing(LineageReport found) {
    return expected
        .map(report -> Differences.between(report, found))
        .orElseGet(
            () ->
                playback.open().stream().map(run -> "run without a final state: " + run).toList());
  }

  private void tellHowToGoOn() {
    if (!playback.open().isEmpty()) {
      console.tell("Still open, since they sent no end: " + playback.open().size() + " runs.");
    }
    List.of(
            "Send your own events: point any OpenLineage producer to this broker and topic:",
            "  transport.type=kafka",
            "  transport.topicName=" + world.application().topics().inputs().get(0),
            "  transport.properties.bootstrap.servers=" + world.broker().bootstrapServers(),
            "What becomes of them is told here. Ctrl-C ends this.")
        .forEach(console::tell);
  }
}

package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory in which Kafka Streams keeps a backfill's store. Its own clean-up leaves some. */
final class LocalState {
  private LocalState() {}

  /** Deletes it with all that is in it, if it is there. */
  static void delete(Path directory) throws StartFailure {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new StartFailure(
          ExitCode.FAILED, "cannot remove the local state: %s. Delete %s".formatted(e, directory));
    }
  }
}

package io.lineweave.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
  @TempDir private Path directory;

  @Test
  void shouldDeleteADirectoryWithAllThatIsInItAndNothingElse() throws Exception {
    Path state = Files.createDirectories(directory.resolve("backfill/0_1/rocksdb/runs"));
    Files.writeString(state.resolve("000004.log"), "x");
    Path other = Files.createDirectories(directory.resolve("service/0_1"));

    LocalState.delete(directory.resolve("backfill"));

    assertThat(directory.resolve("backfill")).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void shouldNotMindThatThereIsNone() throws Exception {
    LocalState.delete(directory.resolve("nowhere"));

    assertThat(directory).isEmptyDirectory();
  }
}

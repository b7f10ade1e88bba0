package io.lineweave.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.outcome.DeadLetter.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeadLetterDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/dead-letters.md");
  private static final Pattern REASON = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

  @Test
  void shouldListEveryReasonInItsOrderAndNoOther() throws IOException {
    List<String> documented =
        REASON.matcher(Files.readString(DOCUMENT)).results().map(it -> it.group(1)).toList();
    assertThat(documented).isEqualTo(Arrays.stream(Reason.values()).map(Enum::name).toList());
  }
}

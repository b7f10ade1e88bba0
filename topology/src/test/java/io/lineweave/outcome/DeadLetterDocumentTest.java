package io.lineweave.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.outcome.DeadLetter.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeadLetterDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/dead-letters.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| .* \\| (.*) \\|$");

  @Test
  void shouldListEveryReasonInItsOrderAndNoOther() throws IOException {
    assertThat(documented(row -> row.group(1))).isEqualTo(reasons(Enum::name));
  }

  @Test
  void shouldGiveTheMendInTheWordsOfTheProgram() throws IOException {
    assertThat(documented(row -> row.group(2))).isEqualTo(reasons(it -> Mend.of(it).words()));
  }

  private static List<String> documented(Function<MatchResult, String> column) throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT)).results().map(column).toList();
  }

  private static List<String> reasons(Function<Reason, String> column) {
    return Arrays.stream(Reason.values()).map(column).toList();
  }
}

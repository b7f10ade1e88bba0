package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the command line is refused before any broker is asked. */
class BackfillCommandTest {
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          backfill                                                             | say which period
          backfill --to 2026-11-08T00:00:00Z                                   | say which period
          backfill --last 7                                                    | is none such as 90m, 24h or 7d
          backfill --last 7d --to 2026-11-08T00:00:00Z                         | --last goes without
          backfill --from 2026-11-08T00:00:00Z --to 2026-11-01T00:00:00Z       | --from must be before --to
          backfill --from 2126-11-08T00:00:00Z                                 | --from must be before now
          backfill --from yesterday                                            | is no time such as
          """)
  void shouldSayWhatIsWrongWithThePeriod(String command, String words) {
    assertThat(execute(command.split(" "))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains(words);
  }

  @Test
  void shouldExplainItself() {
    StringWriter out = new StringWriter();
    assertThat(Lineweave.commandLine().setOut(new PrintWriter(out)).execute("backfill", "--help"))
        .isZero();
    assertThat(out.toString())
        .contains("--from", "--last", "--graphs", "--dry-run", "--discard", "  7   ");
  }

  private int execute(String... arguments) {
    return Lineweave.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }
}

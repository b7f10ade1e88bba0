package io.lineweave.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldNotLetAJobWriteToTheTerminal() {
    console(false).tell("PUBLISHED   etl/a\u001b[2J\nPUBLISHED   etl/forged");

    assertThat(out.toString())
        .isEqualTo("PUBLISHED   etl/a\\u001b[2J\\u000aPUBLISHED   etl/forged\n");
  }

  @Test
  void shouldLeaveStandardOutputToTheReport() {
    console(true).tell("Sent 3 events");

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEqualTo("Sent 3 events\n");
  }

  private Console console(boolean json) {
    return new Console(new PrintWriter(out), new PrintWriter(err), json);
  }
}

package io.lineweave.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SoakCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldRefuseAnOutageThatIsNoTime() {
    assertThat(run("--outage", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("soon is not a time such as 90s or 10m");
  }

  @Test
  void shouldRefuseToKillABrokerSoManyTimesAsIsNoNumber() {
    assertThat(run("--broker-kills", "often")).isEqualTo(2);
    assertThat(err.toString()).contains("--broker-kills").contains("'often' is not an int");
  }

  private int run(String... arguments) {
    return new CommandLine(new SoakCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}

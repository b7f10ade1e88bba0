package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class RepeatedWarningsTest {
  private static final String CLIENT = "org.apache.kafka.clients.NetworkClient";

  private final RepeatedWarnings filter = new RepeatedWarnings();

  @Test
  void shouldLetAWarningPassOnceAMinuteWhicheverClientSaysIt() {
    assertThat(passes(Level.WARN, CLIENT, 0, "[Consumer clientId=a] Connection to node -1 lost"))
        .isTrue();
    assertThat(passes(Level.WARN, CLIENT, 900, "[Consumer clientId=a] Connection to node 2 lost"))
        .isFalse();
    assertThat(
            passes(Level.WARN, CLIENT, 59_999, "[Producer clientId=b] Connection to node 2 lost"))
        .isFalse();
    assertThat(
            passes(Level.WARN, CLIENT, 60_000, "[Producer clientId=b] Connection to node 2 lost"))
        .isTrue();
  }

  @Test
  void shouldLetOtherWarningsAndAllErrorsPass() {
    assertThat(passes(Level.WARN, CLIENT, 0, "Connection lost")).isTrue();
    assertThat(passes(Level.WARN, CLIENT, 1, "Authentication failed")).isTrue();
    assertThat(passes(Level.ERROR, CLIENT, 2, "Connection lost")).isTrue();
    assertThat(passes(Level.ERROR, CLIENT, 3, "Connection lost")).isTrue();
  }

  @Test
  void shouldLeaveOurOwnLinesAlone() {
    assertThat(passes(Level.WARN, "io.lineweave.app.X", 0, "no token")).isTrue();
    assertThat(passes(Level.WARN, "io.lineweave.app.X", 1, "no token")).isTrue();
  }

  private boolean passes(Level level, String logger, long at, String message) {
    LoggingEvent event =
        new LoggingEvent(
            "", new LoggerContext().getLogger(logger), level, message, null, new Object[0]);
    event.setTimeStamp(at);
    return filter.decide(event) != FilterReply.DENY;
  }
}

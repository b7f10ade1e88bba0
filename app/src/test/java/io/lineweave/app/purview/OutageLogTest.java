package io.lineweave.app.purview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutageLogTest {
  private static final Reply<String> GOOD = new Reply.Done<>("x");
  private static final Reply<String> DOWN = new Reply.NoAnswer<>("cannot connect");
  private static final Reply<String> FORBIDDEN = refused(403, "not you");

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final OutageLog log = new OutageLog(() -> now, lines::add);

  @Test
  void shouldSayWhatLastsWithTheMendAndWhenItIsOver() {
    after(0, "find", DOWN);
    after(5, "find", DOWN);
    assertThat(lines).isEmpty();

    after(7, "find", DOWN);
    after(60, "find", DOWN);
    assertThat(lines)
        .containsExactly(
            "the catalogue has not answered well for 12 s: find: no answer: cannot connect."
                + " What is wanted waits. Is purview.endpoint right and reachable from here (proxy,"
                + " private endpoint, firewall)?");

    after(1, "find", GOOD);
    after(1, "find", GOOD);
    assertThat(lines).last().isEqualTo("the catalogue answers again: find");
    assertThat(lines).hasSize(2);
  }

  @Test
  void shouldSayNothingOfWhatPasses() {
    after(0, "write", DOWN);
    after(9, "write", GOOD);
    after(9, "write", refused(429, "slowly"));
    after(9, "write", refused(400, "a process that it would not have"));
    after(9, "write", DOWN);

    assertThat(lines).isEmpty();
  }

  @Test
  void shouldRemindEveryTenMinutes() {
    for (int minute = 0; minute <= 25; minute++) {
      after(60, "find", DOWN);
    }

    assertThat(lines).hasSize(3);
  }

  @Test
  void shouldSayThatWritingIsForbiddenThoughReadingIsNot() {
    for (int i = 0; i < 3; i++) {
      after(6, "write", FORBIDDEN);
      after(0, "find", GOOD);
    }

    assertThat(lines).singleElement().asString().contains("write: 403", "Data Curator");
  }

  @Test
  void shouldNotRepeatTheBodyOfAServerThatIsDown() {
    after(0, "write", refused(503, "entity openlineage://finance/salaries"));
    after(20, "write", refused(503, "entity openlineage://finance/salaries"));

    assertThat(lines).singleElement().asString().contains("503").doesNotContain("salaries");
  }

  private static Reply<String> refused(int status, String message) {
    return new Reply.Refused<>(status, "", message, Optional.empty());
  }

  private void after(int seconds, String operation, Reply<?> reply) {
    now = now.plusSeconds(seconds);
    log.hear(operation, reply);
  }
}

package io.lineweave.app.kafka;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {
  private final RuntimeException cause = new IllegalStateException("broken");
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final ThreadReplacement replacement = new ThreadReplacement(() -> now, pauses::add);

  @Test
  void shouldReplaceWithGrowingPausesAndThenGiveUpWithTheCause() {
    for (int i = 0; i < 5; i++) {
      assertThat(replacement.handle(cause)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L);

    assertThat(replacement.handle(cause)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(replacement.givenUp()).isCompletedWithValue(cause);
  }

  @Test
  void shouldForgetWhatIsLongAgo() {
    for (int i = 0; i < 20; i++) {
      assertThat(replacement.handle(cause)).isEqualTo(REPLACE_THREAD);
      now = now.plus(Duration.ofMinutes(11));
    }
    assertThat(replacement.givenUp()).isNotDone();
  }

  @Test
  void shouldNotGoOnAfterAnErrorOfTheJvm() {
    assertThat(replacement.handle(new OutOfMemoryError())).isEqualTo(SHUTDOWN_CLIENT);
  }
}

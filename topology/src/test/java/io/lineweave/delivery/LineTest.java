package io.lineweave.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Load ONE = new Load(1, 1);
  private static final Load MANY = new Load(10, 10);

  private final HandClock clock = new HandClock();
  private final Gate gate = new Gate(1_000_000, clock);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Line line = new Line("publish", Delivery.DEFAULT, gate, clock, meters);
  private final List<Fate> fates = new ArrayList<>();

  @Test
  void shouldHoldOneCallInFlightAndSettleItOnTheNextTick() {
    CompletableFuture<Reply<String>> pending = new CompletableFuture<>();
    assertThat(line.call(ONE, () -> pending, this::note)).isTrue();
    assertThat(line.call(ONE, () -> pending, this::note)).isFalse();
    line.settle();
    assertThat(fates).isEmpty();
    pending.complete(new Reply.Done<>("yes"));
    line.settle();
    assertThat(fates).containsExactly(Fate.DONE);
    assertThat(line.isFree()).isTrue();
  }

  @Test
  void shouldBackOffLongerWithEveryFailureAndForgetItAfterSuccess() {
    ask(ONE, refused(503, ""));
    assertThat(line.isFree()).isFalse();
    assertThat(line.trouble()).startsWith("503");
    clock.advance(Duration.ofMillis(1_500));
    ask(ONE, refused(503, ""));
    clock.advance(Duration.ofMillis(900));
    assertThat(line.isFree()).isFalse();
    clock.advance(Duration.ofMillis(2_100));
    ask(ONE, new Reply.Done<>("yes"));
    assertThat(line.isFree()).isTrue();
    assertThat(line.trouble()).isEmpty();
  }

  @Test
  void shouldNeverWaitLongerThanTheLongestBackOffWithItsJitter() {
    for (int i = 0; i < 100; i++) {
      ask(ONE, new Reply.NoAnswer<>("timeout"));
      clock.advance(Duration.ofSeconds(91));
      assertThat(line.isFree()).isTrue();
    }
  }

  @Test
  void shouldStopAllLinesOfTheInstanceOnRetryAfter() {
    Line other = new Line("resolve", Delivery.DEFAULT, gate, clock, meters);
    ask(ONE, new Reply.Refused<>(429, "", "slow down", Optional.of(Duration.ofSeconds(7))));
    clock.advance(Duration.ofSeconds(6));
    assertThat(other.isFree()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(other.isFree()).isTrue();
  }

  @Test
  void shouldRetryADoubtfulRefusalAFewTimesThenIsolate() {
    for (int i = 0; i < Delivery.DEFAULT.doubts(); i++) {
      clock.advance(Duration.ofMinutes(2));
      ask(MANY, refused(500, ""));
    }
    assertThat(fates).containsExactly(Fate.RETRY, Fate.RETRY, Fate.RETRY, Fate.RETRY, Fate.ISOLATE);
  }

  @Test
  void shouldOpenTheBreakerAfterSingleRefusalsInARowAndProbeWithOne() {
    for (int i = 0; i < Delivery.DEFAULT.breakerAfter(); i++) {
      assertThat(line.isSuspicious()).isFalse();
      ask(ONE, refused(400, "ATLAS-400-00-014"));
    }
    assertThat(line.isSuspicious()).isTrue();
    assertThat(line.call(ONE, CompletableFuture::new, this::note)).isFalse();
    clock.advance(Delivery.DEFAULT.pause().plusMillis(1));
    ask(ONE, refused(400, "ATLAS-400-00-014"));
    assertThat(line.call(ONE, CompletableFuture::new, this::note)).isFalse();
    clock.advance(Delivery.DEFAULT.pause().plusMillis(1));
    ask(ONE, new Reply.Done<>("yes"));
    assertThat(line.isSuspicious()).isFalse();
  }

  @Test
  void shouldNotCountRefusedBatchesNorScatteredRefusalsForTheBreaker() {
    for (int i = 0; i < 20; i++) {
      ask(MANY, refused(400, "ATLAS-400-00-014"));
      ask(ONE, refused(400, "ATLAS-400-00-014"));
      ask(MANY, new Reply.Done<>("yes"));
    }
    assertThat(line.isSuspicious()).isFalse();
  }

  @Test
  void shouldPauseWithoutPermission() {
    ask(MANY, refused(403, "ATLAS-403-00-001"));
    clock.advance(Delivery.DEFAULT.pause().minusMillis(1));
    assertThat(line.isFree()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(line.isFree()).isTrue();
  }

  @Test
  void shouldTakeAFaultOfTheClientForNoAnswer() {
    line.call(ONE, () -> CompletableFuture.failedFuture(new IllegalStateException()), this::note);
    line.settle();
    assertThat(fates).containsExactly(Fate.RETRY);
  }

  @Test
  void shouldCancelTheCallInFlightWhenHangingUp() {
    CompletableFuture<Reply<String>> pending = new CompletableFuture<>();
    line.call(ONE, () -> pending, this::note);
    line.hangUp();
    line.settle();
    assertThat(pending).isCancelled();
    assertThat(fates).isEmpty();
  }

  private void ask(Load load, Reply<String> reply) {
    assertThat(line.call(load, () -> CompletableFuture.completedFuture(reply), this::note))
        .isTrue();
    line.settle();
  }

  private void note(Reply<String> reply, Fate fate) {
    fates.add(fate);
  }

  private static Reply<String> refused(int status, String code) {
    return new Reply.Refused<>(status, code, "", Optional.empty());
  }
}

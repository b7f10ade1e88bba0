package io.lineweave.publish;

import static io.lineweave.publish.TestRules.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.delivery.Delivery;
import io.lineweave.delivery.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
  private final HandClock clock = new HandClock();
  private final Map<AssetName, ResolvedAsset> assets = new HashMap<>();
  private final List<String> ready = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private int looks;
  private final WaitingRoom room = new WaitingRoom(this::known, clock, ready::add, asked::add);

  private Optional<ResolvedAsset> known(AssetName key) {
    looks++;
    return Optional.ofNullable(assets.get(key));
  }

  @Test
  void shouldLetOneOfAFewGoOnTheNextTick() {
    room.awaitFirst("p", table("a"));
    tick();
    assertThat(ready).isEmpty();
    resolve("a");
    tick();
    assertThat(ready).containsExactly("p");
    assertThat(room.waiting()).isZero();
  }

  @Test
  void shouldLetEachOfManyGoWithinASecondWithoutLookingAtAllOfThemOnEachTick() {
    waiting(1_000);
    tick();
    assertThat(looks).isLessThanOrEqualTo(20);
    resolve("a");
    pass(Duration.ofSeconds(1));
    assertThat(ready).hasSize(1_000);
  }

  @Test
  void shouldKeepATickShortHoweverManyWait() {
    waiting(100_000);
    tick();
    assertThat(looks).isLessThanOrEqualTo(100);
  }

  @Test
  void shouldAskAgainForAnAssetThatDoesNotCome() {
    room.awaitFirst("p", table("a"));
    pass(WaitingRoom.LONGEST.plusSeconds(1));
    assertThat(asked).containsExactly("p");
    assertThat(ready).isEmpty();
  }

  @Test
  void shouldNotTakeWhatWasKnownForNews() {
    resolve("a");
    room.awaitNews("p", List.of(table("a")));
    tick();
    assertThat(ready).isEmpty();
    resolve("a");
    tick();
    assertThat(ready).containsExactly("p");
  }

  @Test
  void shouldLetGoAtATime() {
    Instant time = clock.instant().plusSeconds(30);
    room.awaitTime("p", time);
    pass(Duration.ofSeconds(29));
    assertThat(ready).isEmpty();
    pass(Duration.ofSeconds(2));
    assertThat(ready).containsExactly("p");
  }

  private void waiting(int processes) {
    for (int i = 0; i < processes; i++) {
      room.awaitFirst("p" + i, table("a"));
    }
  }

  private void resolve(String asset) {
    clock.advance(Duration.ofMillis(1));
    assets.put(
        table(asset),
        new ResolvedAsset(
            ResolvedAsset.State.FOUND, table(asset), "guid", "", "", clock.instant()));
  }

  private void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      tick();
    }
  }

  private void tick() {
    clock.advance(Delivery.DEFAULT.tick());
    room.tick();
  }
}

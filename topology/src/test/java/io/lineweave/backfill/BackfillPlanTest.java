package io.lineweave.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.backfill.BackfillPlan.Stage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillPlanTest {
  private static final Period WEEK =
      new Period(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-08T00:00:00Z"));

  @ParameterizedTest
  @EnumSource(Source.class)
  void shouldBeReadBackByALaterLife(Source source) {
    BackfillPlan plan = plan(source, "--last 7d\twith a tab");

    assertThat(BackfillPlan.parse(plan.text())).contains(plan);
    assertThat(BackfillPlan.parse(plan.appended().text()).orElseThrow().stage())
        .isEqualTo(Stage.APPENDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "2\tREPLAYING\tEVENTS\ta\tb\tc\td\te", "anything"})
  void shouldTakeWhatIsNoPlanOfThisReleaseForNone(String text) {
    assertThat(BackfillPlan.parse(text)).isEmpty();
  }

  @Test
  void shouldHaveTheSameReplayIdWheneverThePeriodIsReplayed() {
    assertThat(plan(Source.EVENTS, "one").replayId())
        .isEqualTo(plan(Source.EVENTS, "other").appended().replayId())
        .isEqualTo("2026-11-01T00:00:00Z/2026-11-08T00:00:00Z");
  }

  @Test
  void shouldTellReplayedGraphsFromReplayedEvents() {
    assertThat(BackfillPlan.isOfGraphs(plan(Source.GRAPHS, "").replayId())).isTrue();
    assertThat(BackfillPlan.isOfGraphs(plan(Source.EVENTS, "").replayId())).isFalse();
  }

  @Test
  void shouldReadMoreThanThePeriodOfEventsButNotOfGraphs() {
    assertThat(plan(Source.EVENTS, "").reading()).isEqualTo(WEEK.widened(Duration.ofHours(24)));
    assertThat(plan(Source.GRAPHS, "").reading()).isEqualTo(WEEK);
  }

  private static BackfillPlan plan(Source source, String command) {
    Instant begun = Instant.parse("2026-11-20T10:00:00.123Z");
    return new BackfillPlan(command, source, WEEK, Duration.ofHours(24), begun, Stage.REPLAYING);
  }
}

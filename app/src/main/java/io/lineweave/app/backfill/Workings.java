package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.TopicCreation;
import io.lineweave.app.kafka.TopicRemoval;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.TopicSpec.Purpose;
import io.lineweave.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** What a backfill needs for its time and removes: two topics, a consumer group, local state. */
final class Workings {
  /** Longer than the session of a member that was killed. */
  private static final Duration DEPARTURE = Duration.ofSeconds(60);

  private final KafkaSettings kafka;
  private final Topics own;
  private final Admin admin;
  private final BackfillBook book;
  private final Steps steps;
  private final InstantSource clock = InstantSource.system();

  Workings(KafkaSettings service, Admin admin, BackfillBook book, Steps steps) {
    this.kafka = service;
    this.own = service.topics().ofBackfill();
    this.admin = admin;
    this.book = book;
    this.steps = steps;
  }

  /** Waits until no member of a former life is left. */
  void awaitAlone() throws StartFailure {
    Instant end = clock.instant().plus(DEPARTURE);
    if (book.workers() > 0) {
      steps.say("a backfill is at work, or was killed just now: waiting for its end");
    }
    while (book.workers() > 0) {
      if (clock.instant().isAfter(end)) {
        throw new StartFailure(
            ExitCode.FAILED,
            "another backfill of this application is at work; there can be one at a time");
      }
      Wait.rest(Duration.ofSeconds(1));
    }
  }

  /** Makes the topics that a replay of this kind needs. */
  void create(Source source) throws StartFailure {
    List<TopicSpec> temporary =
        switch (source) {
          case EVENTS -> own.ofRuns();
          case GRAPHS -> List.of();
        };
    List<TopicSpec> needed =
        Stream.concat(
                temporary.stream(),
                kafka.topics().all().stream().filter(topic -> topic.purpose() == Purpose.PUBLIC))
            .toList();
    new TopicCreation(admin, kafka.partitions()).ensure(needed);
  }

  /** Removes all of it that is there. */
  void clear() throws StartFailure {
    TopicRemoval removal = new TopicRemoval(admin);
    removal.remove(own.ofRuns());
    Wait.until(() -> removal.areGone(own.ofRuns()) && book.workers() == 0);
    book.forgetWork();
    LocalState.delete(kafka.stateDir().resolve(own.applicationId()));
  }
}

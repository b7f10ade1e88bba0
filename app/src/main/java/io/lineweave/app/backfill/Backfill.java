package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.backfill.BackfillBook.Entry;
import io.lineweave.app.kafka.Groups;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.kafka.TopicOffsets;
import io.lineweave.app.settings.Settings;
import io.lineweave.backfill.BackfillPlan;
import io.lineweave.backfill.BackfillPlan.Source;
import io.lineweave.backfill.BackfillPlan.Stage;
import io.lineweave.backfill.Tally;
import io.lineweave.publish.PublishSettings;
import io.lineweave.rules.RuleSet;
import io.lineweave.topology.BackfillTopology;
import io.lineweave.topology.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * A backfill from its begin, or from where it was interrupted, to its report.
 *
 * <p>There is one at a time per application. What it needs for its time, two topics, two consumer
 * groups and a state directory, is named after the application id with {@code -backfill}.
 */
public final class Backfill implements AutoCloseable {
  /** By how much a broker's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final Settings settings;
  private final Topics service;
  private final StreamsProperties properties;
  private final Admin admin;
  private final Groups groups;
  private final BackfillBook book;
  private final TopicOffsets offsets;
  private final Reporting reporting;
  private final Workings workings;
  private final InstantSource clock = InstantSource.system();

  /** A backfill beside the service of these settings. */
  public Backfill(Settings settings, Steps steps) {
    this.settings = settings;
    this.service = settings.kafka().topics();
    this.properties = new StreamsProperties(settings.kafka(), new SharedCredential());
    this.admin = Admin.create(properties.admin());
    this.groups = new Groups(admin);
    this.book = new BackfillBook(groups, service.ofBackfill().applicationId());
    this.offsets = new TopicOffsets(admin);
    this.reporting = new Reporting(steps, new SimpleMeterRegistry());
    this.workings = new Workings(settings.kafka(), admin, book, steps);
  }

  /**
   * Replays, waits for the receipts, cleans up, and reports.
   *
   * @throws StartFailure with the mend; what was begun, the same command finishes
   */
  public BackfillReport run(BackfillRequest request) throws StartFailure {
    Optional<Entry> unfinished = unfinished(request);
    Entry backfill = unfinished.isPresent() ? unfinished.get() : begin(request);
    BackfillPlan plan = backfill.plan();
    Map<TopicPartition, Long> starts = offsets.at(topics(plan), plan.reading().from());
    if (plan.stage() == Stage.REPLAYING) {
      book.begin(starts);
      replay(backfill);
      book.write(new Entry(plan.appended(), backfill.ends()));
    }
    workings.clear();
    Tally tally = new AppendedGraphs(service.graphs(), properties).of(plan, since(plan));
    ReceiptWatch.End end =
        new ReceiptWatch(properties, groups, service.applicationId(), reporting.steps())
            .await(tally, offsets.at(List.of(service.receipts()), since(plan)), request.patience());
    book.forgetPlan();
    Duration took = Duration.between(plan.begun(), clock.instant());
    long records = TopicOffsets.between(starts, backfill.ends());
    return new BackfillReport(plan, records, reporting.meters(), tally, end, took);
  }

  /**
   * The processes that it would touch, each with how many runs do; appends and keeps nothing.
   *
   * @throws StartFailure with the mend
   */
  public List<String> preview(BackfillRequest request) throws StartFailure {
    if (unfinished(request).isPresent()) {
      throw new StartFailure(
          ExitCode.USAGE, "this backfill is begun: repeat it without --dry-run, or with --discard");
    }
    PublishSettings publish = settings.topology().publish();
    Touched touched = new Touched(publish, RuleSet.of(settings.rules()));
    workings.clear();
    Entry backfill = planned(request);
    Map<TopicPartition, Long> starts =
        offsets.at(topics(backfill.plan()), backfill.plan().reading().from());
    switch (backfill.plan().source()) {
      case EVENTS -> {
        workings.create(Source.EVENTS);
        book.begin(starts);
        events().run(backfill, rooms -> rooms.showing(touched::take));
        workings.clear();
      }
      case GRAPHS -> graphs().read(starts, backfill.ends(), touched);
    }
    return touched.lines();
  }

  @Override
  public void close() {
    admin.close();
  }

  private Optional<Entry> unfinished(BackfillRequest request) throws StartFailure {
    workings.awaitAlone();
    Optional<Entry> unfinished = book.read();
    if (unfinished.isPresent() && request.discard()) {
      workings.clear();
      book.forgetPlan();
      return Optional.empty();
    }
    if (unfinished.isPresent()) {
      BackfillPlan plan = unfinished.get().plan();
      if (!plan.command().equals(request.command())) {
        throw new StartFailure(
            ExitCode.USAGE,
            "a backfill of %s (%s), begun at %s, is unfinished. Repeat that command to finish it, or add --discard to give it up."
                .formatted(plan.replayId(), plan.command(), plan.begun()));
      }
      reporting
          .steps()
          .say(
              "going on with the backfill of %s, begun at %s"
                  .formatted(plan.replayId(), plan.begun()));
    }
    return unfinished;
  }

  private Entry begin(BackfillRequest request) throws StartFailure {
    workings.clear();
    workings.create(request.source());
    Entry backfill = planned(request);
    book.write(backfill);
    return backfill;
  }

  /** Ends are looked up once: what the backfill itself appends is never read by it. */
  private Entry planned(BackfillRequest request) throws StartFailure {
    BackfillPlan plan = request.plan(clock.instant());
    return new Entry(plan, offsets.at(topics(plan), plan.reading().to()));
  }

  private List<String> topics(BackfillPlan plan) {
    return switch (plan.source()) {
      case EVENTS -> service.inputs();
      case GRAPHS -> List.of(service.graphs());
    };
  }

  private void replay(Entry backfill) throws StartFailure {
    switch (backfill.plan().source()) {
      case EVENTS -> events().run(backfill, BackfillTopology::toGraphs);
      case GRAPHS -> graphs().append(backfill, book.done(topics(backfill.plan())));
    }
  }

  private EventReplay events() {
    return new EventReplay(settings, book, offsets, reporting);
  }

  private GraphReplay graphs() {
    return new GraphReplay(properties, book, reporting.steps());
  }

  private static Instant since(BackfillPlan plan) {
    return plan.begun().minus(SKEW);
  }
}

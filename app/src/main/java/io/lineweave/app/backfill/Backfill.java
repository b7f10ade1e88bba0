package io.lineweave.app.backfill;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.backfill.BackfillBook.Entry;
import io.lineweave.app.kafka.Groups;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.kafka.TopicCreation;
import io.lineweave.app.kafka.TopicOffsets;
import io.lineweave.app.kafka.TopicRemoval;
import io.lineweave.app.kafka.TopicScan;
import io.lineweave.app.settings.Settings;
import io.lineweave.backfill.BackfillPlan;
import io.lineweave.backfill.BackfillPlan.Stage;
import io.lineweave.backfill.Tally;
import io.lineweave.kafka.ReplayHeader;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.publish.GraphRecord;
import io.lineweave.publish.PublishSettings;
import io.lineweave.rules.RuleSet;
import io.lineweave.topology.BackfillTopology;
import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.TopicSpec.Purpose;
import io.lineweave.topology.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A backfill from its begin, or from where it was interrupted, to its report.
 *
 * <p>There is one at a time per application. What it needs for its time, two topics, two consumer
 * groups and a state directory, is named after the application id with {@code -backfill}.
 */
public final class Backfill implements AutoCloseable {
  /** Longer than the session of a member that was killed. */
  private static final Duration DEPARTURE = Duration.ofSeconds(60);

  /** By how much a broker's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final Settings settings;
  private final Topics service;
  private final Topics own;
  private final StreamsProperties properties;
  private final Admin admin;
  private final Groups groups;
  private final BackfillBook book;
  private final TopicOffsets offsets;
  private final Reporting reporting;
  private final InstantSource clock = InstantSource.system();

  /** A backfill beside the service of these settings. */
  public Backfill(Settings settings, Steps steps) {
    this.settings = settings;
    this.service = settings.kafka().topics();
    this.own = service.ofBackfill();
    this.properties = new StreamsProperties(settings.kafka(), new SharedCredential());
    this.admin = Admin.create(properties.admin());
    this.groups = new Groups(admin);
    this.book = new BackfillBook(groups, own.applicationId());
    this.offsets = new TopicOffsets(admin);
    this.reporting = new Reporting(steps, new SimpleMeterRegistry());
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
    clearWork();
    Tally tally = appended(plan);
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
    clearWork();
    Entry backfill = planned(request);
    Map<TopicPartition, Long> starts =
        offsets.at(topics(backfill.plan()), backfill.plan().reading().from());
    switch (backfill.plan().source()) {
      case EVENTS -> {
        createTopics();
        book.begin(starts);
        events().run(backfill, rooms -> rooms.showing(touched::take));
        clearWork();
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
    awaitAlone();
    Optional<Entry> unfinished = book.read();
    if (unfinished.isPresent() && request.discard()) {
      clearWork();
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

  private void awaitAlone() throws StartFailure {
    Instant end = clock.instant().plus(DEPARTURE);
    if (book.workers() > 0) {
      reporting.steps().say("a backfill is at work, or was killed just now: waiting for its end");
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

  private Entry begin(BackfillRequest request) throws StartFailure {
    clearWork();
    createTopics();
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

  private void createTopics() throws StartFailure {
    List<TopicSpec> needed =
        Stream.concat(
                own.ofRuns().stream(),
                service.all().stream().filter(topic -> topic.purpose() == Purpose.PUBLIC))
            .toList();
    new TopicCreation(admin, settings.kafka().partitions()).ensure(needed);
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

  private void clearWork() throws StartFailure {
    TopicRemoval removal = new TopicRemoval(admin);
    removal.remove(own.ofRuns());
    Wait.until(() -> removal.areGone(own.ofRuns()) && book.workers() == 0);
    book.forgetWork();
    LocalState.delete(settings.kafka().stateDir().resolve(own.applicationId()));
  }

  private Tally appended(BackfillPlan plan) throws StartFailure {
    Tally tally = new Tally();
    GraphRecord reader = new GraphRecord();
    new TopicScan(service.graphs(), properties.reader())
        .read(
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            Optional.of(since(plan)),
            record -> enter(record, plan, reader, tally));
    return tally;
  }

  private static void enter(
      ConsumerRecord<byte[], byte[]> record, BackfillPlan plan, GraphRecord reader, Tally tally) {
    if (ReplayHeader.in(record.headers()).filter(plan.replayId()::equals).isPresent()) {
      reader
          .read(record.value(), why -> {})
          .ifPresent(
              graph ->
                  tally.appended(
                      graph.id(),
                      new SourcePosition(record.topic(), record.partition(), record.offset())));
    }
  }

  private static Instant since(BackfillPlan plan) {
    return plan.begun().minus(SKEW);
  }
}

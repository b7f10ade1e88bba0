package io.lineweave.topology;

import io.lineweave.assemble.Assemble;
import io.lineweave.assemble.AssembleSettings;
import io.lineweave.assemble.Replay;
import io.lineweave.backfill.Period;
import io.lineweave.intake.Intake;
import io.lineweave.kafka.ClampedTimestamps;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.ForeachAction;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Rooms one and two once more, for a backfill beside the live service.
 *
 * <p>It writes nothing but graphs. What intake rejects and what filters drop is counted only: the
 * live service has set it aside, or given it its receipt, when it came.
 */
public final class BackfillTopology {
  private final TopologySettings settings;
  private final Period period;
  private final Replay replay;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /**
   * A backfill's topology.
   *
   * @param settings with {@link Topics#ofBackfill} and the replay's id
   * @param period whose runs are told
   * @param replay to be told when everything was read
   */
  public BackfillTopology(
      TopologySettings settings,
      Period period,
      Replay replay,
      InstantSource clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.period = period;
    this.replay = replay;
    this.clock = clock;
    this.meters = meters;
  }

  /** Graphs go to the live service, which publishes them. */
  public Topology toGraphs() {
    StreamsBuilder builder = new StreamsBuilder();
    graphs(builder)
        .to(
            settings.topics().graphs(),
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName("write_graphs"));
    return builder.build();
  }

  /** Graphs are only shown, each perhaps more than once, by several threads. */
  public Topology showing(ForeachAction<String, byte[]> viewer) {
    StreamsBuilder builder = new StreamsBuilder();
    graphs(builder).foreach(viewer, Named.as("show_graphs"));
    return builder.build();
  }

  private KStream<String, byte[]> graphs(StreamsBuilder builder) {
    AssembleSettings assemble = settings.assemble();
    KStream<String, Emission> events =
        builder.stream(
                settings.topics().inputs(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                    .withName("read_events")
                    .withTimestampExtractor(new ClampedTimestamps(clock)))
            .process(new Intake(settings.intake(), clock, meters), Named.as("decode_and_filter"))
            .process(() -> new PeriodMark(period, clock), Named.as("mark_what_counts"));
    KStream<String, Emission> runs =
        LineageTopology.only(
                events, Emission.Event.class, Emission.Event::encoded, "accepted_events")
            .repartition(LineageTopology.byKey("by-run", Serdes.ByteArray(), settings))
            .process(
                Assemble.replaying(assemble, clock, meters, replay),
                Named.as("merge_and_close_runs"));
    return LineageTopology.only(runs, Emission.Graph.class, Emission.Graph::json, "closed_runs");
  }
}

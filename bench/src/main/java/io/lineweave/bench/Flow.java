package io.lineweave.bench;

import io.lineweave.assemble.Assemble;
import io.lineweave.assemble.AssembleSettings;
import io.lineweave.intake.Intake;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.kafka.GraphSerde;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Rooms one and two, as the topology joins them. */
final class Flow {
  static final String EVENTS = "events";
  static final String GRAPHS = "graphs";
  static final int PARTITIONS = 8;

  private Flow() {}

  static Topology topology(AssembleSettings settings) {
    StreamsBuilder builder = new StreamsBuilder();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    InstantSource clock = InstantSource.system();
    KStream<String, LineageGraph> events =
        builder.stream(
                EVENTS,
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read_events"))
            .process(
                new Intake(IntakeSettings.defaults(), clock, meters), Named.as("decode_and_filter"))
            .flatMapValues(Flow::event, Named.as("accepted_events"));
    events
        .repartition(
            Repartitioned.<String, LineageGraph>as("by-run")
                .withKeySerde(Serdes.String())
                .withValueSerde(new GraphSerde())
                .withNumberOfPartitions(PARTITIONS))
        .process(new Assemble(settings, clock, meters), Named.as("merge_and_close_runs"))
        .flatMapValues(Flow::graph, Named.as("closed_runs"))
        .to(GRAPHS, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("write_graphs"));
    return builder.build();
  }

  private static List<LineageGraph> event(Emission emission) {
    return emission instanceof Emission.Event event ? List.of(event.graph()) : List.of();
  }

  private static List<byte[]> graph(Emission emission) {
    return emission instanceof Emission.Graph graph ? List.of(graph.json()) : List.of();
  }
}

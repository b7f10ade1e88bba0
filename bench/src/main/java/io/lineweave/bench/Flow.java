package io.lineweave.bench;

import io.lineweave.assemble.Assemble;
import io.lineweave.assemble.AssembleSettings;
import io.lineweave.intake.Intake;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.kafka.ClampedTimestamps;
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

/**
 * Rooms one and two, as the topology joins them.
 *
 * @param events the topic with events
 * @param graphs the topic for graphs
 * @param partitions of the topic between the rooms
 */
public record Flow(String events, String graphs, int partitions) {

  /** The two rooms with these settings; what they count is not shown anywhere. */
  public Topology topology(IntakeSettings intake, AssembleSettings assemble) {
    StreamsBuilder builder = new StreamsBuilder();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    InstantSource clock = InstantSource.system();
    KStream<String, byte[]> accepted =
        builder.stream(
                events,
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                    .withName("read_events")
                    .withTimestampExtractor(new ClampedTimestamps(clock)))
            .process(new Intake(intake, clock, meters), Named.as("decode_and_filter"))
            .flatMapValues(Flow::event, Named.as("accepted_events"));
    accepted
        .repartition(
            Repartitioned.<String, byte[]>as("by-run")
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.ByteArray())
                .withNumberOfPartitions(partitions))
        .process(new Assemble(assemble, clock, meters), Named.as("merge_and_close_runs"))
        .flatMapValues(Flow::graph, Named.as("closed_runs"))
        .to(graphs, Produced.with(Serdes.String(), Serdes.ByteArray()).withName("write_graphs"));
    return builder.build();
  }

  private static List<byte[]> event(Emission emission) {
    return emission instanceof Emission.Event event ? List.of(event.encoded()) : List.of();
  }

  private static List<byte[]> graph(Emission emission) {
    return emission instanceof Emission.Graph graph ? List.of(graph.json()) : List.of();
  }
}

package io.lineweave.resolve;

import io.lineweave.asset.WantedAsset;
import io.lineweave.outcome.Emission;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The shell: what arrives goes to the store, everything else happens on ticks. */
final class ResolveProcessor implements Processor<String, WantedAsset, String, Emission> {
  private final Duration tick;
  private final Function<ProcessorContext<String, Emission>, Resolver> resolvers;
  private Resolver resolver;

  ResolveProcessor(
      Duration tick, Function<ProcessorContext<String, Emission>, Resolver> resolvers) {
    this.tick = tick;
    this.resolvers = resolvers;
  }

  @Override
  public void init(ProcessorContext<String, Emission> context) {
    resolver = resolvers.apply(context);
    context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, now -> resolver.tick());
  }

  @Override
  public void process(Record<String, WantedAsset> wanted) {
    if (wanted.value() != null) {
      resolver.want(wanted.key(), wanted.value());
    }
  }

  @Override
  public void close() {
    resolver.close();
  }
}

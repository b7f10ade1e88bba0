package io.lineweave.app.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A registry for Prometheus. Timers that matter get histograms with few buckets, so that quantiles
 * can be taken over all instances.
 */
public final class MetricsRegistry {
  private static final List<Duration> CALL =
      List.of(
          Duration.ofMillis(50),
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofMillis(2_500),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));
  private static final List<Duration> END_TO_END =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6));
  private static final Map<String, List<Duration>> BUCKETS =
      Map.of(
          "lineweave.catalogue.requests", CALL,
          "lineweave.catalogue.latency", CALL,
          "lineweave.resolve.time", END_TO_END,
          "lineweave.publish.latency", END_TO_END);

  /** Far above what one instance has; a bound, should a label get out of hand. */
  private static final int MOST_METERS = 50_000;

  private MetricsRegistry() {}

  /** An empty one. */
  public static PrometheusMeterRegistry prometheus() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(MeterFilter.maximumAllowableMetrics(MOST_METERS));
    registry.config().meterFilter(new Histograms());
    return registry;
  }

  private static final class Histograms implements MeterFilter {
    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      List<Duration> buckets = BUCKETS.getOrDefault(id.getName(), List.of());
      if (buckets.isEmpty()) {
        return config;
      }
      return DistributionStatisticConfig.builder()
          .serviceLevelObjectives(nanos(buckets))
          .build()
          .merge(config);
    }

    private static double[] nanos(List<Duration> buckets) {
      return buckets.stream().mapToDouble(Duration::toNanos).toArray();
    }
  }
}

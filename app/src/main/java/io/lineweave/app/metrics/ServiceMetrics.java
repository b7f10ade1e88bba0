package io.lineweave.app.metrics;

import io.lineweave.app.http.Health;
import io.lineweave.delivery.Gate;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is measured of the service as a whole.
 *
 * @param health how it is
 * @param gate its share of the catalogue's rate
 * @param deaths stream threads that have died
 * @param instances how many share the work
 */
public record ServiceMetrics(
    Supplier<Health> health, Gate gate, LongSupplier deaths, IntSupplier instances)
    implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("lineweave.service.ready", this, it -> it.health.get().ready() ? 1 : 0)
        .description("1 while the instance processes events")
        .register(registry);
    Gauge.builder("lineweave.service.instances", this, it -> it.instances.getAsInt())
        .description("Live instances, as this one knows them")
        .register(registry);
    Gauge.builder("lineweave.catalogue.stopped", this, it -> it.gate.isStopped() ? 1 : 0)
        .description("1 while a Retry-After of the catalogue stops all calls")
        .register(registry);
    FunctionCounter.builder("lineweave.service.thread.deaths", this, it -> it.deaths.getAsLong())
        .description("Stream threads that died and were replaced")
        .register(registry);
  }
}

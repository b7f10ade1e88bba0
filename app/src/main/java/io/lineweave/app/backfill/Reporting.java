package io.lineweave.app.backfill;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * How a backfill tells of itself.
 *
 * @param steps to a person, while it works
 * @param meters what rooms one and two count
 */
record Reporting(Steps steps, MeterRegistry meters) {}

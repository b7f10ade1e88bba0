/**
 * How both sink rooms call the catalogue without ever making a stream thread wait: one rate gate
 * per instance, one line with at most one call in flight per task.
 *
 * <p>Knows neither Kafka nor HTTP: a room asks on its tick, returns, and is answered on a later
 * tick.
 */
package io.lineweave.delivery;

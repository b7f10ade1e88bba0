/**
 * Room two: all events of a run become one graph.
 *
 * <p>Its input is keyed by run id. The core (states, closing, filters, content) is pure; {@link
 * io.lineweave.assemble.Assemble} is the door, and only the processor and the store know Kafka.
 */
package io.lineweave.assemble;

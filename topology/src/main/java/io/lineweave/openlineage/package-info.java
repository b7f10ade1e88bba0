/**
 * The OpenLineage model as the rooms share it: graphs that merge, read from and written to events.
 *
 * <p>Pure: no Kafka, no HTTP, no clock. An event is a graph of one; merging graphs is associative,
 * commutative and idempotent, so order and repetition of events do not matter.
 */
package io.lineweave.openlineage;

/**
 * Room ④: maps graphs to process entities and writes them to the catalogue, losing nothing.
 *
 * <p>The mapping and the delivery are plain Java; Kafka is met at the edges only: {@code Publish},
 * {@code PublishProcessor}, {@code ProcessStore}, {@code KnownAssets}, {@code Outbox} and {@code
 * DeadLetters}.
 */
package io.lineweave.publish;

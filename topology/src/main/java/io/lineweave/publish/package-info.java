/**
 * Room ④: maps graphs to process entities and writes them to the catalogue, losing nothing.
 *
 * <p>The mapping and the delivery state are pure; Kafka is met in {@code Publish}, {@code
 * PublishProcessor} and {@code ProcessStore} only.
 */
package io.lineweave.publish;

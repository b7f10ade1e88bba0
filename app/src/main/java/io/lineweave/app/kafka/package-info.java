/**
 * The shell around Kafka Streams: topics made beforehand, client defaults, what to do on errors.
 */
package io.lineweave.app.kafka;

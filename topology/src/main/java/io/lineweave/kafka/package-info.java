/** What the rooms' Kafka shells share: typed topics, serdes, record times, dead-letter headers. */
package io.lineweave.kafka;

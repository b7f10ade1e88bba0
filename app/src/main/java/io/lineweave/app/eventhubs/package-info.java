/** Azure Event Hubs as the broker: signing in, and what it wants of Kafka's clients. */
package io.lineweave.app.eventhubs;

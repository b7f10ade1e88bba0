/** A real Kafka broker without Docker: in this JVM, or as a child process that can be killed. */
package io.lineweave.sandbox.broker;

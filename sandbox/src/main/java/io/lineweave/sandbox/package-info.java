/** A whole world in one JVM for demo and tests: broker, catalogue, the application, real events. */
package io.lineweave.sandbox;

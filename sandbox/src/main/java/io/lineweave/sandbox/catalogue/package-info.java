/**
 * A catalogue for developers and tests: an HTTP server in this JVM that answers as a real Apache
 * Atlas does, and refuses what it refuses. Its behaviour is stated by {@code CatalogueContract},
 * which also runs against real servers.
 */
package io.lineweave.sandbox.catalogue;

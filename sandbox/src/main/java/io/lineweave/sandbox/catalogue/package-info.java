/**
 * A catalogue for developers and tests: an HTTP server in this JVM that answers as a real Apache
 * Atlas does, and refuses what it refuses. Its behaviour is stated by {@code CatalogueContract},
 * which also runs against real servers.
 *
 * <p>What it leaves out: relationships, classifications and glossary terms of their own; partial
 * updates; access by collection. What it does better than the measured server: requests that touch
 * the same entity at once never fail with a dead-lock's 500; a relationship given from the
 * dataset's side makes the edge that was meant; two entities of one name in a batch are both in the
 * header that an answer shows.
 */
package io.lineweave.sandbox.catalogue;

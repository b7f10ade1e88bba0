package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import java.time.Instant;
import java.util.SortedSet;

/**
 * What the catalogue accepted of a process.
 *
 * @param content fingerprint of the entity; empty text once another one may have been written
 * @param edges fingerprint of its edges; empty text once others may have been written
 * @param guid the guid that the catalogue gave
 * @param at when
 * @param placeholders keys of the assets that were placeholders then
 */
record Accepted(
    String content, String edges, String guid, Instant at, SortedSet<AssetName> placeholders) {

  /**
   * The same, once the wanted state changed: from then on a write of another content may be on its
   * way, whose answer gets lost, so that a later return to this content is no reason not to write.
   */
  Accepted doubted(boolean edgesToo) {
    return new Accepted("", edgesToo ? "" : edges, guid, at, placeholders);
  }
}

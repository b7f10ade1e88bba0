package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import java.time.Instant;
import java.util.SortedSet;

/**
 * What the catalogue accepted of a process.
 *
 * @param content fingerprint of the entity
 * @param edges fingerprint of its edges
 * @param guid the guid that the catalogue gave
 * @param at when
 * @param placeholders keys of the assets that were placeholders then
 */
record Accepted(
    String content, String edges, String guid, Instant at, SortedSet<AssetName> placeholders) {}

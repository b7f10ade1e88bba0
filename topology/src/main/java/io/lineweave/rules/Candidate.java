package io.lineweave.rules;

import io.lineweave.catalogue.AssetName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A name under which a dataset may stand in the catalogue.
 *
 * @param asset type and qualified name, normalised as Purview does
 * @param attributes further attributes, should it be created
 * @param rule the rule that gave it
 * @param pattern a resource-set pattern: to be looked for, never to be created
 */
public record Candidate(
    AssetName asset, SortedMap<String, String> attributes, String rule, boolean pattern) {

  public Candidate {
    attributes =
        attributes.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}

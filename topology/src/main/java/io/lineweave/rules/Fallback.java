package io.lineweave.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * What becomes of a dataset that no rule maps: a generic asset named {@code
 * openlineage://namespace/name}.
 *
 * @param creation what to do if the catalogue does not have it
 */
record Fallback(Creation creation) {
  /** The name that stands for this in explanations. */
  static final String RULE = "generic";

  /** Purview refuses names over 4 KB; in UTF-8 a character takes up to three bytes. */
  static final int MAX_NAME = 1_300;

  private static final String TYPE = RuleSet.OWN_TYPES + "dataset";

  Mapping map(Address address, List<String> warnings) {
    String name = "openlineage://" + Paths.join(address.namespace(), address.name());
    Candidate candidate =
        new Candidate(
            Normalisation.of(TYPE, bounded(name)), Collections.emptySortedMap(), RULE, false);
    return new Mapping(List.of(candidate), creation.missing(), creation.collection(), warnings);
  }

  /** A name that is too long keeps its beginning and the hash of the whole. */
  private static String bounded(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 64) + sha256(name);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package io.lineweave.catalogue;

/**
 * An entity that the catalogue has, in its own spelling.
 *
 * @param description what stands there as its description; empty text if nothing does, or if the
 *     answer does not tell (a search does not)
 */
public record Found(String guid, AssetName name, String description) {

  /** An entity without description. */
  public Found(String guid, AssetName name) {
    this(guid, name, "");
  }
}

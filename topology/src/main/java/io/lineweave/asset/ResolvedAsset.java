package io.lineweave.asset;

import io.lineweave.catalogue.AssetName;

/**
 * What an asset turned out to be: the value on {@code lineweave.assets}.
 *
 * @param state how it came about
 * @param asset type and qualified name to refer to, in the catalogue's own spelling; the key itself
 *     when there is nothing to refer to
 * @param guid empty text when there is none
 * @param content fingerprint of the wanted asset that this answers; a wanted asset with another one
 *     is worth telling the resolver
 * @param reason why it was refused or left out, empty otherwise
 */
public record ResolvedAsset(
    State state, AssetName asset, String guid, String content, String reason) {

  /** How an asset came about. */
  public enum State {
    /** It was there already: a scan or somebody else brought it. */
    FOUND(true),
    /** We created it under its real type. */
    CREATED(true),
    /** We created a placeholder. */
    PLACEHOLDER(true),
    /** By policy it is left out. */
    SKIPPED(false),
    /** The catalogue refused it for good. */
    REFUSED(false);

    private final boolean referable;

    State(boolean referable) {
      this.referable = referable;
    }

    /** Whether a process can refer to it. */
    public boolean referable() {
      return referable;
    }
  }
}

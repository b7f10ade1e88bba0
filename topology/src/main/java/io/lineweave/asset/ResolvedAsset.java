package io.lineweave.asset;

import io.lineweave.catalogue.AssetName;
import java.time.Instant;

/**
 * What an asset turned out to be: the value on {@code lineweave.assets}, keyed by {@link
 * AssetName#text()} of the wanted asset's key. A tombstone there means: ask again.
 *
 * @param state how it came about
 * @param asset type and qualified name to refer to, in the catalogue's own spelling; the key itself
 *     when there is nothing to refer to
 * @param guid empty text when there is none
 * @param answered {@link WantedAsset#fingerprint} of what was wanted, see {@link #answers}; with
 *     more behind it if the resolver wants to hear all wishes
 * @param reason why it was refused or left out, what a placeholder stands for; empty otherwise
 * @param at when the catalogue said so; a later look at it has another time
 */
public record ResolvedAsset(
    State state, AssetName asset, String guid, String answered, String reason, Instant at) {

  /**
   * Whether this is the answer to a wanted asset. If not, the resolver has not heard of it yet, and
   * something of it may matter: for an asset that we created everything, for any other only what
   * decides which asset it is.
   */
  public boolean answers(WantedAsset wanted) {
    boolean same =
        state == State.CREATED
            ? answered.equals(wanted.fingerprint())
            : answered.startsWith(wanted.identity());
    return same && !wanted.recheck();
  }

  /** The same outcome with a reason. */
  public ResolvedAsset because(String why) {
    return new ResolvedAsset(state, asset, guid, answered, why, at);
  }

  /** The same outcome as the answer to another wish. */
  public ResolvedAsset answering(String fingerprint) {
    return new ResolvedAsset(state, asset, guid, fingerprint, reason, at);
  }

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

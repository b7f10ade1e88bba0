package io.lineweave.publish;

import io.lineweave.asset.WantedAsset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the store holds of a process: the latest wanted state, what was accepted, and whether the
 * one is still to become the other. Pure.
 *
 * @param draft the latest wanted state
 * @param assets the assets that it refers to, without their columns: enough to ask for them again
 * @param mark rises with every change of the draft, so that the answer to an older one is known
 * @param dirty the draft was not settled yet; goes only after the catalogue's answer was checked
 * @param claims the runs that wait for it
 * @param accepted what the catalogue has
 */
record ProcessState(
    Draft draft,
    List<WantedAsset> assets,
    long mark,
    boolean dirty,
    List<Claim> claims,
    Optional<Accepted> accepted) {

  /** Bound on waiting runs; more arrive only in an outage, and the oldest count as superseded. */
  static final int MOST_CLAIMS = 1_000;

  /** A process of which nothing was known. */
  static ProcessState first(Draft draft, List<WantedAsset> assets, Claim claim) {
    return new ProcessState(draft, assets, 1, true, List.of(claim.at(1)), Optional.empty());
  }

  /**
   * A process after a draft was taken.
   *
   * @param superseded runs whose lineage it no longer holds, or holds as part of a later one's
   */
  record Taken(ProcessState state, List<Claim> superseded) {}

  /** This process after a draft that is not superseded by its own. */
  Taken take(Draft later, List<WantedAsset> laterAssets, Claim claim) {
    Draft together = later.after(draft);
    List<Claim> open = new ArrayList<>(claims);
    open.removeIf(before -> before.runId().equals(claim.runId()));
    int gone = later.replaces(draft) ? open.size() : Math.max(0, open.size() + 1 - MOST_CLAIMS);
    List<Claim> superseded = List.copyOf(open.subList(0, gone));
    open.subList(0, gone).clear();
    open.add(claim.at(mark + 1));
    return new Taken(
        new ProcessState(
            together, needed(together, laterAssets), mark + 1, true, open, stillSure(together)),
        superseded);
  }

  private Optional<Accepted> stillSure(Draft together) {
    Draft before = draft.complete();
    Draft after = together.complete();
    return after.saysTheSameAs(before)
        ? accepted
        : accepted.map(content -> content.doubted(!after.hasTheSameEdgesAs(before)));
  }

  private List<WantedAsset> needed(Draft together, List<WantedAsset> later) {
    SortedMap<String, WantedAsset> needed = new TreeMap<>();
    Stream.concat(assets.stream(), later.stream())
        .filter(asset -> together.refersTo(asset.key()))
        .forEach(asset -> needed.put(asset.key().text(), asset));
    return List.copyOf(needed.values());
  }

  /** How many dependencies between columns it holds: what makes one process larger than another. */
  int columns() {
    return draft.columns().size() + draft.former().map(former -> former.columns().size()).orElse(0);
  }

  /** Whether nothing is open, and neither a run nor the catalogue was heard of since that time. */
  boolean isOver(Instant since) {
    boolean heard =
        draft.provenance().order().isAfter(since)
            || accepted.filter(content -> content.at().isAfter(since)).isPresent();
    return !dirty && claims.isEmpty() && !heard;
  }

  /**
   * Whether whatever is live goes first: nobody but a backfill waits for it, or nobody at all,
   * since it is only to be written again.
   */
  boolean yields() {
    return claims.stream().allMatch(Claim::replayed);
  }

  /** The claims that the state with that mark answers. */
  List<Claim> claimsUpTo(long answeredMark) {
    return claims.stream().filter(claim -> claim.mark() <= answeredMark).toList();
  }

  /** The catalogue has what the draft with that mark wanted. */
  ProcessState accepted(long answeredMark, Accepted content) {
    return settled(answeredMark, Optional.of(content));
  }

  /** What the draft with that mark wanted was settled without a write. */
  ProcessState settled(long answeredMark) {
    return settled(answeredMark, accepted);
  }

  /** Nothing else was sent since the catalogue accepted this. */
  ProcessState asBefore(Accepted content) {
    return new ProcessState(draft, assets, mark, dirty, claims, Optional.of(content));
  }

  /** To be written again, whatever the catalogue accepted before. */
  ProcessState forgotten() {
    return new ProcessState(draft, assets, mark + 1, true, claims, Optional.empty());
  }

  /** To be looked at again, because an asset turned out to be another one. */
  ProcessState reopened() {
    return new ProcessState(draft, assets, mark + 1, true, claims, accepted);
  }

  private ProcessState settled(long answeredMark, Optional<Accepted> content) {
    List<Claim> open = new ArrayList<>(claims);
    open.removeIf(claim -> claim.mark() <= answeredMark);
    return new ProcessState(draft, assets, mark, mark > answeredMark, open, content);
  }
}

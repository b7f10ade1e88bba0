package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.publish.PublishSettings.Mode;
import io.lineweave.publish.RunState.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Decides whether a process is to be written, and makes up what is written. */
final class Packing {
  private final PublishSettings settings;
  private final KnownAssets known;
  private final BiConsumer<String, AssetName> missing;
  private final BiConsumer<ProcessState, Outcome> settled;

  /**
   * The packing of a task.
   *
   * @param missing hears of an asset that a process cannot be written without
   * @param settled hears of a process that need not be written, and why
   */
  Packing(
      PublishSettings settings,
      KnownAssets known,
      BiConsumer<String, AssetName> missing,
      BiConsumer<ProcessState, Outcome> settled) {
    this.settings = settings;
    this.known = known;
    this.missing = missing;
    this.settled = settled;
  }

  /** Makes a process up; empty if it cannot or need not be written, which was told. */
  Optional<Parcel> pack(ProcessState state, Instant now) {
    Draft draft = state.draft().complete();
    SortedMap<AssetName, ResolvedAsset> assets = new TreeMap<>();
    for (AssetName key :
        Stream.concat(draft.inputs().stream(), draft.outputs().stream()).toList()) {
      Optional<ResolvedAsset> asset = known.get(key);
      if (asset.isEmpty()) {
        missing.accept(draft.qualifiedName(), key);
        return Optional.empty();
      }
      assets.put(key, asset.orElseThrow());
    }
    if (draft.outputs().stream().noneMatch(key -> assets.get(key).state().referable())) {
      settled.accept(state, Outcome.of(State.SKIPPED, leftOut(draft, assets)));
      return Optional.empty();
    }
    Built built = Built.of(draft, assets, settings.type(draft.typeName()));
    Optional<Outcome> needless = needless(state, built, now);
    needless.ifPresent(outcome -> settled.accept(state, outcome));
    return needless.isPresent() ? Optional.empty() : Optional.of(parcel(state, built));
  }

  private static String leftOut(Draft draft, SortedMap<AssetName, ResolvedAsset> assets) {
    ResolvedAsset output = assets.get(draft.outputs().first());
    return "OUTPUT_" + output.state() + ": " + draft.outputs().first().text();
  }

  private Optional<Outcome> needless(ProcessState state, Built built, Instant now) {
    if (settings.mode() == Mode.DRY) {
      return Optional.of(new Outcome(State.DRY, "", "", built.warnings()));
    }
    return state
        .accepted()
        .filter(accepted -> accepted.content().equals(built.content()))
        .filter(accepted -> now.isBefore(accepted.at().plus(settings.refresh())))
        .map(accepted -> new Outcome(State.UNCHANGED, accepted.guid(), "", built.warnings()));
  }

  private static Parcel parcel(ProcessState state, Built built) {
    boolean edgesChanged =
        state.accepted().filter(accepted -> !accepted.edges().equals(built.edges())).isPresent();
    return new Parcel(built, state.mark(), edgesChanged);
  }
}

package io.lineweave.publish;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.publish.PublishSettings.Mode;
import io.lineweave.publish.RunState.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes processes up for the courier and books what became of them: the only place where a dirty
 * mark goes.
 */
final class Clerk implements Desk {
  /** So often the resolver is asked for assets that a write says are not there. */
  static final int MOST_RECHECKS = 5;

  private final PublishSettings settings;
  private final ProcessStore store;
  private final KnownAssets known;
  private final Ledger ledger;
  private final Outbox out;
  private final InstantSource clock;
  private final PublishMeters meters;
  private final Confirmations confirmations;
  private final WaitingRoom waiting;
  private final Placeholders placeholders;
  private final Map<String, Integer> rechecks = new HashMap<>();

  Clerk(PublishSettings settings, Room room, WaitingRoom waiting, Placeholders placeholders) {
    this.settings = settings;
    this.store = room.store();
    this.known = room.known();
    this.ledger = room.ledger();
    this.out = room.out();
    this.clock = room.clock();
    this.meters = room.meters();
    this.confirmations = room.confirmations();
    this.waiting = waiting;
    this.placeholders = placeholders;
  }

  @Override
  public Optional<Parcel> pack(String process) {
    return store.process(process).filter(ProcessState::dirty).flatMap(this::pack);
  }

  private Optional<Parcel> pack(ProcessState state) {
    Draft draft = state.draft().complete();
    SortedMap<AssetName, ResolvedAsset> assets = new TreeMap<>();
    for (AssetName key : keys(draft)) {
      Optional<ResolvedAsset> asset = known.get(key);
      if (asset.isEmpty()) {
        waiting.awaitFirst(draft.qualifiedName(), key);
        return Optional.empty();
      }
      assets.put(key, asset.orElseThrow());
    }
    if (draft.outputs().stream().noneMatch(key -> assets.get(key).state().referable())) {
      settle(state, Outcome.of(State.SKIPPED, leftOut(draft, assets)));
      return Optional.empty();
    }
    Built built = Built.of(draft, assets, settings.type(draft.typeName()));
    return needless(state, built)
        .map(
            outcome -> {
              settle(state, outcome);
              return Optional.<Parcel>empty();
            })
        .orElseGet(() -> Optional.of(parcel(state, built)));
  }

  private static List<AssetName> keys(Draft draft) {
    return Stream.concat(draft.inputs().stream(), draft.outputs().stream()).toList();
  }

  private static String leftOut(Draft draft, SortedMap<AssetName, ResolvedAsset> assets) {
    ResolvedAsset output = assets.get(draft.outputs().first());
    return "OUTPUT_" + output.state() + ": " + draft.outputs().first().text();
  }

  /** The outcome of a process that need not be written. */
  private Optional<Outcome> needless(ProcessState state, Built built) {
    if (settings.mode() == Mode.DRY) {
      return Optional.of(new Outcome(State.DRY, "", "", built.warnings()));
    }
    return state
        .accepted()
        .filter(accepted -> accepted.content().equals(built.content()))
        .filter(accepted -> clock.instant().isBefore(accepted.at().plus(settings.refresh())))
        .map(accepted -> new Outcome(State.UNCHANGED, accepted.guid(), "", built.warnings()));
  }

  private static Parcel parcel(ProcessState state, Built built) {
    boolean edgesChanged =
        state.accepted().filter(accepted -> !accepted.edges().equals(built.edges())).isPresent();
    return new Parcel(built, state.mark(), edgesChanged);
  }

  private void settle(ProcessState state, Outcome outcome) {
    book(state, state.mark(), state.settled(state.mark()), outcome);
  }

  @Override
  public void accepted(Parcel parcel, String guid, List<String> warnings) {
    String process = parcel.process();
    Built built = parcel.built();
    placeholders.note(process, built.placeholders());
    List<String> all = new ArrayList<>(built.warnings());
    all.addAll(warnings);
    if (!warnings.isEmpty()) {
      meters.flawed("EDGES");
    }
    if (built.inputs().isEmpty() || built.outputs().isEmpty()) {
      meters.flawed("NO_EDGE");
    }
    Accepted accepted =
        new Accepted(built.content(), built.edges(), guid, clock.instant(), built.placeholders());
    store
        .process(process)
        .ifPresent(
            state ->
                book(
                    state,
                    parcel.mark(),
                    state.accepted(parcel.mark(), accepted),
                    new Outcome(State.PUBLISHED, guid, "", all)));
  }

  /** The dirty mark stays until the dead letter is safe. */
  @Override
  public void refused(Parcel parcel, String words) {
    String process = parcel.process();
    Outcome outcome = Outcome.of(State.DEAD_LETTERED, "PROCESS_REFUSED: " + words);
    store
        .process(process)
        .ifPresent(
            state -> {
              rechecks.remove(process);
              out.park(DeadLetters.refused(parcel, state, words, clock));
              answer(state, parcel.mark(), outcome);
              confirmations.onceSafe(() -> forget(process, parcel.mark()));
            });
  }

  private void forget(String process, long refusedMark) {
    store.process(process).ifPresent(state -> store.put(state.settled(refusedMark)));
  }

  @Override
  public void vanished(Parcel parcel, String words) {
    String process = parcel.process();
    if (rechecks.merge(process, 1, Integer::sum) > MOST_RECHECKS) {
      refused(parcel, words);
      return;
    }
    List<WantedAsset> assets = store.process(process).map(ProcessState::assets).orElse(List.of());
    List<WantedAsset> meant = assets.stream().filter(asset -> isMeant(asset, words)).toList();
    List<WantedAsset> asked = meant.isEmpty() ? assets : meant;
    asked.forEach(asset -> out.want(asset.rechecked()));
    waiting.awaitNews(process, asked.stream().map(WantedAsset::key).toList());
  }

  private boolean isMeant(WantedAsset asset, String words) {
    return known
        .get(asset.key())
        .filter(resolved -> words.contains(resolved.asset().qualifiedName()))
        .isPresent();
  }

  private void book(ProcessState before, long mark, ProcessState after, Outcome outcome) {
    rechecks.remove(before.draft().qualifiedName());
    store.put(after);
    answer(before, mark, outcome);
  }

  private void answer(ProcessState state, long mark, Outcome outcome) {
    ledger.answer(state.draft().qualifiedName(), state.claimsUpTo(mark), outcome);
    meters.process(outcome.state());
  }
}

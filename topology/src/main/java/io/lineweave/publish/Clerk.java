package io.lineweave.publish;

import io.lineweave.asset.WantedAsset;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.publish.RunState.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes processes up for the courier and books what became of them: the only place where a dirty
 * mark goes.
 */
final class Clerk implements Desk {
  /** So often the resolver is asked for assets that a write says are not there. */
  static final int MOST_RECHECKS = 5;

  private final ProcessStore store;
  private final KnownAssets known;
  private final Ledger ledger;
  private final Outbox out;
  private final InstantSource clock;
  private final PublishMeters meters;
  private final Confirmations confirmations;
  private final WaitingRoom waiting;
  private final Packing packing;
  private final Placeholders placeholders;
  private final LateAnswers late;
  private final Ahead ahead;
  private final Settling settling;
  private final Map<String, Integer> rechecks = new HashMap<>();

  Clerk(
      PublishSettings settings,
      Room room,
      WaitingRoom waiting,
      Placeholders placeholders,
      LateAnswers late,
      Settling settling) {
    this.store = room.store();
    this.known = room.known();
    this.ledger = room.ledger();
    this.out = room.out();
    this.clock = room.clock();
    this.meters = room.meters();
    this.confirmations = room.confirmations();
    this.waiting = waiting;
    this.packing = new Packing(settings, known, waiting::awaitFirst, this::settle);
    this.placeholders = placeholders;
    this.late = late;
    this.settling = settling;
    this.ahead = new Ahead(clock);
  }

  @Override
  public boolean isPrepared(String process) {
    return ahead.has(process);
  }

  @Override
  public boolean prepare(String process) {
    Optional<Parcel> parcel = pack(process);
    parcel.ifPresent(ahead::put);
    return parcel.isPresent();
  }

  @Override
  public Optional<Parcel> pack(String process) {
    return store
        .process(process)
        .filter(ProcessState::dirty)
        .map(settling::sure)
        .flatMap(state -> ahead.take(state).or(() -> packing.pack(state, clock.instant())))
        .filter(this::mayGo);
  }

  private boolean mayGo(Parcel parcel) {
    Optional<Instant> until =
        late.holdUp(parcel.process(), parcel.built().content())
            .or(() -> settling.heldUntil(parcel.process()));
    until.ifPresent(time -> waiting.awaitTime(parcel.process(), time));
    return until.isEmpty();
  }

  @Override
  public void sent(List<Parcel> parcels) {
    late.sent(parcels);
    parcels.forEach(parcel -> settling.forget(parcel.process()));
  }

  @Override
  public void answered() {
    late.answered();
  }

  @Override
  public void unanswered(Parcel parcel) {
    late.expect(parcel.process(), parcel.built().content());
  }

  private void settle(ProcessState state, Outcome outcome) {
    settling.forget(state.draft().qualifiedName());
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
    String process = before.draft().qualifiedName();
    rechecks.remove(process);
    store.put(after);
    answer(before, mark, outcome);
  }

  private void answer(ProcessState state, long mark, Outcome outcome) {
    ledger.answer(state.draft().qualifiedName(), state.claimsUpTo(mark), outcome);
    meters.process(outcome.state());
  }
}

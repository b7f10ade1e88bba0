package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the store holds of one asset: what is wanted, what it turned out to be, and what is still to
 * be done. A value; every step gives the next one.
 *
 * @param wanted what all graphs so far want of it
 * @param asked fingerprint of the latest wish, which the outcome answers
 * @param outcome what the catalogue said last
 * @param look whether it is to be looked up
 * @param told the outcome was handed on long enough ago to be durable. Handing on and storing are
 *     two records, and a crash may lose one of them: until then it is handed on again at a start.
 * @param unwritten columns that the catalogue does not have yet
 * @param retired guid of a placeholder that was replaced, to be deleted once it has no edges
 * @param since when it was asked for
 * @param due when to look at it again without being asked
 */
record Known(
    WantedAsset wanted,
    String asked,
    Optional<ResolvedAsset> outcome,
    Look look,
    boolean told,
    List<String> unwritten,
    Optional<String> retired,
    Instant since,
    Instant due) {
  /** Later than the longest commit interval, so that what was handed on is in the topic. */
  static final Duration DURABLE = Duration.ofMinutes(1);

  static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** Whether an asset is to be looked up. */
  enum Look {
    /** We know. */
    DONE,
    /** To be looked up. */
    OPEN,
    /** To be looked up, and a create may have been sent: what stands under the key is ours. */
    SENT
  }

  Known {
    unwritten = List.copyOf(unwritten);
  }

  /** Asked for the first time. */
  static Known asked(WantedAsset wanted, String fingerprint, Instant now) {
    return new Known(
        wanted,
        fingerprint,
        Optional.empty(),
        Look.OPEN,
        true,
        List.of(),
        Optional.empty(),
        now,
        NEVER);
  }

  AssetName key() {
    return wanted.key();
  }

  boolean is(State state) {
    return outcome.filter(known -> known.state() == state).isPresent();
  }

  boolean open() {
    return look != Look.DONE;
  }

  /** Whether something is to be done whatever the time. */
  boolean dirty() {
    return open() || !told || !unwritten.isEmpty();
  }

  /** Whether an entity under the key is one that we created. */
  boolean ours() {
    return look == Look.SENT || is(State.CREATED);
  }

  /**
   * Whether a lookup that finds nothing ends in a new entity. A placeholder that is only looked up
   * again stays as it is, unless it is the one that vanished.
   */
  boolean createsIfMissing() {
    return wanted.policy() != MissingPolicy.SKIP && (wanted.recheck() || !is(State.PLACEHOLDER));
  }

  /**
   * A graph asks for it again.
   *
   * @param later what the graph wants
   * @param all that together with what is known
   */
  Known asked(WantedAsset later, WantedAsset all, String fingerprint, Instant now) {
    Known next = withWanted(all, fingerprint);
    if (open()) {
      return next;
    }
    return needsLook(later)
        ? next.withLook(Look.OPEN, now)
        : next.withOutcome(outcome.map(known -> known.answering(fingerprint)))
            .withUnwritten(outdated(all));
  }

  private boolean needsLook(WantedAsset later) {
    boolean newCandidates = !wanted.candidates().containsAll(later.candidates());
    boolean newPolicy = is(State.SKIPPED) && later.policy() != wanted.policy();
    boolean mended = is(State.REFUSED) && !later.fingerprint().equals(asked);
    return later.recheck() || newCandidates || newPolicy || mended;
  }

  /** The columns that would be out of date in the catalogue; only an asset of ours has any. */
  private List<String> outdated(WantedAsset all) {
    if (!is(State.CREATED)) {
      return List.of();
    }
    Set<Column> written = Set.copyOf(wanted.columns());
    Stream<String> changed =
        all.columns().stream().filter(column -> !written.contains(column)).map(Column::name);
    return Stream.concat(unwritten.stream(), changed).distinct().toList();
  }

  /** A create is about to be sent. */
  Known sending() {
    return withLook(Look.SENT, since);
  }

  /** The catalogue has one of the candidates. */
  Known found(AssetName asset, String guid, Instant now) {
    if (ours() && asset.equals(key())) {
      List<String> columns = outcome.isEmpty() ? columnNames() : unwritten;
      return decided(State.CREATED, asset, guid, now).withUnwritten(columns);
    }
    Optional<String> replaced =
        outcome.map(ResolvedAsset::guid).filter(id -> is(State.PLACEHOLDER));
    return decided(State.FOUND, asset, guid, now).withRetired(replaced.or(() -> retired));
  }

  /** We created it. */
  Known created(String guid, Instant now) {
    boolean typed = wanted.policy() == MissingPolicy.TYPED;
    return decided(typed ? State.CREATED : State.PLACEHOLDER, key(), guid, now)
        .withUnwritten(typed ? columnNames() : List.of())
        .withRetired(Optional.empty());
  }

  /** There is nothing to refer to, and that is final for a while. */
  Known without(State state, String reason, Instant now) {
    Known next = decided(state, key(), "", now);
    ResolvedAsset known = next.outcome.orElseThrow();
    return next.withOutcome(
        Optional.of(
            new ResolvedAsset(state, known.asset(), "", known.answered(), reason, known.at())));
  }

  private Known decided(State state, AssetName asset, String guid, Instant now) {
    ResolvedAsset decision = new ResolvedAsset(state, asset, guid, asked, "", now);
    return new Known(
        wanted.withRecheck(false),
        asked,
        Optional.of(decision),
        Look.DONE,
        false,
        List.of(),
        retired,
        since,
        now.plus(DURABLE));
  }

  /** The outcome is durable. */
  Known told(Instant next) {
    return new Known(wanted, asked, outcome, look, true, unwritten, retired, since, next);
  }

  /** Nothing to hand on; look at it again then. */
  Known again(Instant next) {
    return new Known(wanted, asked, outcome, look, told, unwritten, retired, since, next);
  }

  /** These columns are in the catalogue, or never will be. */
  Known withoutColumns(Set<String> columns) {
    return withUnwritten(unwritten.stream().filter(name -> !columns.contains(name)).toList());
  }

  /** What we knew of it is wrong: the catalogue does not have it. */
  Known vanished(Instant now) {
    return withWanted(wanted.rechecked(), asked).withLook(Look.OPEN, now);
  }

  /** Nothing is left of the placeholder that was replaced. */
  Known cleared() {
    return withRetired(Optional.empty());
  }

  private List<String> columnNames() {
    return wanted.columns().stream().map(Column::name).toList();
  }

  private Known withWanted(WantedAsset all, String fingerprint) {
    return new Known(all, fingerprint, outcome, look, told, unwritten, retired, since, due);
  }

  private Known withOutcome(Optional<ResolvedAsset> decision) {
    return new Known(wanted, asked, decision, look, told, unwritten, retired, since, due);
  }

  private Known withLook(Look state, Instant start) {
    return new Known(wanted, asked, outcome, state, told, unwritten, retired, start, due);
  }

  private Known withUnwritten(List<String> columns) {
    return new Known(wanted, asked, outcome, look, told, columns, retired, since, due);
  }

  private Known withRetired(Optional<String> guid) {
    return new Known(wanted, asked, outcome, look, told, unwritten, guid, since, due);
  }
}

package io.lineweave.resolve;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

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
 * @param written what of an asset of ours the catalogue has
 * @param retired guid of a placeholder that was replaced, to be deleted once it has no edges
 * @param since when it was asked for
 * @param due when to look at it again without being asked
 * @param disputes what graphs tell differently, by what it is about
 */
record Known(
    WantedAsset wanted,
    String asked,
    Optional<ResolvedAsset> outcome,
    Look look,
    boolean told,
    Written written,
    Optional<String> retired,
    Instant since,
    Instant due,
    SortedMap<String, Dispute> disputes) {
  /** Later than the longest commit interval, so that what was handed on is in the topic. */
  static final Duration DURABLE = Duration.ofMinutes(1);

  static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** Asked for the first time. */
  static Known asked(WantedAsset wanted, String fingerprint, Instant now) {
    return new Known(
        wanted,
        fingerprint,
        Optional.empty(),
        Look.OPEN,
        true,
        Written.NOTHING,
        Optional.empty(),
        now,
        NEVER,
        Collections.emptySortedMap());
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
    return open() || !told || hasSchemaToWrite();
  }

  /** Whether an asset that we created is not in the catalogue as it is wanted. */
  boolean hasSchemaToWrite() {
    return is(State.CREATED) && !open() && !written.isAll(wanted);
  }

  /** Whether an entity under the key is one that we created. */
  private boolean ours() {
    return look == Look.SENT || is(State.CREATED);
  }

  /**
   * Whether a lookup that finds nothing ends in a new entity. A placeholder that is only looked up
   * again stays as it is, unless it is the one that vanished.
   */
  boolean createsIfMissing() {
    return wanted.policy() != MissingPolicy.SKIP && (wanted.recheck() || !is(State.PLACEHOLDER));
  }

  /** A create is about to be sent. */
  Known sending() {
    return withLook(Look.SENT, since).withWritten(Written.described(wanted));
  }

  /** The catalogue has one of the candidates. */
  Known found(Found found, Instant now) {
    if (ours() && found.name().equals(key())) {
      return decided(State.CREATED, found.name(), found.guid(), now)
          .withWritten(written.besides(found.description(), wanted));
    }
    Optional<String> replaced =
        outcome.map(ResolvedAsset::guid).filter(guid -> is(State.PLACEHOLDER));
    return decided(State.FOUND, found.name(), found.guid(), now)
        .withWritten(Written.NOTHING)
        .withRetired(replaced.or(() -> retired));
  }

  /** We created it. */
  Known created(String guid, Instant now) {
    boolean typed = wanted.policy() == MissingPolicy.TYPED;
    Known next =
        typed
            ? decided(State.CREATED, key(), guid, now)
            : decided(State.PLACEHOLDER, key(), guid, now)
                .because("stands for " + AssetEntities.intended(wanted).typeName());
    return next.withWritten(Written.described(wanted)).withRetired(Optional.empty());
  }

  /** A look brought nothing new. */
  Known confirmed(Instant now) {
    ResolvedAsset same = outcome.orElseThrow();
    return decided(same.state(), same.asset(), same.guid(), now).because(same.reason());
  }

  /** There is nothing to refer to, and that is final for a while. */
  Known without(State state, String reason, Instant now) {
    return decided(state, key(), "", now).because(reason);
  }

  private Known because(String reason) {
    return withOutcome(outcome.map(decision -> decision.because(reason)));
  }

  /**
   * What the outcome answers. While somebody claims what does not stand, no wish is answered in
   * full, so that all are heard: whether what stands is told still decides on the claim.
   */
  private String answered() {
    boolean contested = disputes.values().stream().anyMatch(it -> it.claim().isPresent());
    return contested ? asked + "?" : asked;
  }

  private Known decided(State state, AssetName asset, String guid, Instant now) {
    ResolvedAsset decision = new ResolvedAsset(state, asset, guid, answered(), "", now);
    return new Known(
        wanted.withRecheck(false),
        asked,
        Optional.of(decision),
        Look.DONE,
        false,
        written,
        retired,
        since,
        now.plus(DURABLE),
        disputes);
  }

  /** The outcome is durable. */
  Known told(Instant next) {
    return new Known(wanted, asked, outcome, look, true, written, retired, since, next, disputes);
  }

  /** Nothing to hand on; look at it again then. */
  Known again(Instant next) {
    return new Known(wanted, asked, outcome, look, told, written, retired, since, next, disputes);
  }

  /** What we knew of it is wrong: the catalogue does not have it. */
  Known vanished(Instant now) {
    return withWanted(wanted.rechecked(), asked, disputes).withLook(Look.OPEN, now);
  }

  /** Nothing is left of the placeholder that was replaced. */
  Known cleared() {
    return withRetired(Optional.empty());
  }

  Known withWritten(Written state) {
    return new Known(wanted, asked, outcome, look, told, state, retired, since, due, disputes);
  }

  /** Asked for again. */
  Known withWanted(WantedAsset all, String fingerprint, SortedMap<String, Dispute> open) {
    return new Known(all, fingerprint, outcome, look, told, written, retired, since, due, open);
  }

  /** What is known answers what was asked last. */
  Known answering() {
    return withOutcome(outcome.map(known -> known.answering(answered())));
  }

  private Known withOutcome(Optional<ResolvedAsset> decision) {
    return new Known(wanted, asked, decision, look, told, written, retired, since, due, disputes);
  }

  Known withLook(Look state, Instant start) {
    return new Known(wanted, asked, outcome, state, told, written, retired, start, due, disputes);
  }

  private Known withRetired(Optional<String> guid) {
    return new Known(wanted, asked, outcome, look, told, written, guid, since, due, disputes);
  }
}

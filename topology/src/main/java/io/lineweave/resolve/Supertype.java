package io.lineweave.resolve;

import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Found;
import java.util.List;
import java.util.Optional;

/**
 * Whether one look-up, by the type above all others, finds entities of any type. Apache Atlas does
 * (a name that no entity of the type itself has is looked for among those of its subtypes); of
 * Purview it is not documented, so it must prove itself: the first such look-ups carry the name of
 * an entity that is there for certain, and only if that comes back they are believed.
 *
 * <p>Threading notes: one per instance, shared by all tasks. Changes are guarded by this; it is
 * looked at far more often.
 */
final class Supertype {
  /** Declares the unique qualified name, and is above every type that lineage can refer to. */
  static final String NAME = "Referenceable";

  /** A witness takes room from the first look-ups, so it is to be short. */
  private static final int LONGEST_WITNESS = 500;

  private enum Standing {
    UNPROVEN,
    PROVEN,
    REFUTED
  }

  private volatile Standing standing;
  private volatile Optional<Found> witness = Optional.empty();

  /**
   * Of one instance.
   *
   * @param allowed whether it may be used at all
   */
  Supertype(boolean allowed) {
    this.standing = allowed ? Standing.UNPROVEN : Standing.REFUTED;
  }

  /** An entity that is there for certain: it was found by its own type, or just created. */
  synchronized void isThere(Found entity) {
    if (witness.isEmpty()
        && Catalogue.lookupCharacters(entity.name().qualifiedName()) <= LONGEST_WITNESS) {
      witness = Optional.of(entity);
    }
  }

  /** Whether to look up so: it is proven, or can be proven on the way. */
  boolean isOfUse() {
    return switch (standing) {
      case PROVEN -> true;
      case UNPROVEN -> witness.isPresent();
      case REFUTED -> false;
    };
  }

  /** Who is to be in the answer, while it is not proven. */
  Optional<Found> witness() {
    return standing == Standing.PROVEN ? Optional.empty() : witness;
  }

  /**
   * Whether an answer may be believed. If it lacks the witness that was asked for, no later one is
   * either.
   *
   * @param asked the witness whose name was in the look-up, if one was needed
   */
  synchronized boolean isBelieved(Optional<Found> asked, List<Found> answer) {
    boolean shown =
        asked.stream()
            .allMatch(it -> answer.stream().anyMatch(found -> found.guid().equals(it.guid())));
    if (standing != Standing.REFUTED) {
      standing = shown ? Standing.PROVEN : Standing.REFUTED;
    }
    return standing == Standing.PROVEN;
  }

  /** The catalogue does not take it, so it is not asked again. */
  synchronized void refuse() {
    standing = Standing.REFUTED;
  }
}

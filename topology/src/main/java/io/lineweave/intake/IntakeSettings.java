package io.lineweave.intake;

import io.lineweave.openlineage.ReadingRules;

/**
 * What intake accepts and what of it travels on.
 *
 * @param records limits of a record
 * @param reading limits of an event, and what is trimmed
 * @param filters which events are kept
 */
public record IntakeSettings(RecordLimits records, ReadingRules reading, FilterRules filters) {

  /** Limits far above what producers send; heavy facets, properties and credentials trimmed. */
  public static IntakeSettings defaults() {
    return new IntakeSettings(
        RecordLimits.defaults(), ReadingRules.defaults(), FilterRules.of(Profile.DEFAULT));
  }
}

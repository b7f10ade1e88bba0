/**
 * Room 1: bytes to events, or to dead letters. Decodes, filters, trims, keys by run id.
 *
 * <p>{@link io.lineweave.intake.Screening} is the pure core, {@link io.lineweave.intake.Intake} the
 * door to it.
 */
package io.lineweave.intake;

package io.lineweave.delivery;

/**
 * What a call costs.
 *
 * @param entities entities (or names) in it; a refusal of a call with one of them is a verdict on
 *     that one. 0 for a call that tells nothing about whether entities are accepted
 * @param operations in the catalogue's unit: entities plus edges
 */
public record Load(int entities, int operations) {}

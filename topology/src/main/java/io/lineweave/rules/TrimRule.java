package io.lineweave.rules;

/**
 * Cuts the end of a path that is not part of the dataset: a partition, a date folder, a part file.
 *
 * @param name of the rule
 * @param segments how many last segments are looked at together
 * @param expression what they must match
 */
record TrimRule(String name, int segments, Expression expression) {}

package io.lineweave.filter;

/** What a rule decides. */
public enum Action {
  KEEP,
  DROP
}

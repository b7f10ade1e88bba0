package io.lineweave.rules;

/** Mapping rules in force. Implementations are thread-safe and never throw for a dataset. */
public interface MappingRules {

  /** What the rules make of a dataset. */
  Mapping map(Subject subject);
}

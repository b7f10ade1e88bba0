package io.lineweave.rules;

import java.util.Set;

/** A mapping rule: ours, a user's, or one of the Databricks accelerator's. */
sealed interface Rule permits MappingRule, AcceleratorRules {

  /** Unique among the rules in force. */
  String name();

  /** What to do about an asset that the catalogue does not have. */
  Creation creation();

  /** The schemes it can apply to; empty for any. */
  Set<String> schemes();

  /** What it makes of one name of a dataset. */
  Attempt attempt(Alias alias);
}

package io.lineweave.asset;

/** What to do about an asset that the catalogue does not have. */
public enum MissingPolicy {
  /** Create it under the type that a scan would give it. */
  TYPED,
  /** Create one of our own generic type, until a scan brings the real one. */
  PLACEHOLDER,
  /** Leave it out of the lineage. */
  SKIP
}

package io.lineweave.rules;

/** How sure the pattern of a qualified name is. */
enum Confidence {
  /** Documented by Microsoft, or in Microsoft's code. */
  A("documented by Microsoft"),
  /** Seen in public code or tests against real tenants. */
  B("seen in public code"),
  /** Inferred: compare with your tenant before you trust it. */
  C("inferred, check with your tenant"),
  /** No scanner brings such assets; the type is our own. */
  OWN("own type, no scanner");

  private final String words;

  Confidence(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}

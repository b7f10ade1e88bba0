package io.lineweave.app.deadletters;

/** What becomes of a dead letter that somebody wants to put back. */
public enum Fate {
  /** It was put back, or would be. */
  REDRIVEN("put back", true),
  /** Another letter is about the very same: what was put back for that one counts for both. */
  REPEATED("put back with another letter about the same", true),
  /** It was put back before; if that failed again, a newer letter says so. */
  BEFORE("was put back before (--force does it again)", true),
  /** The same bytes would be the same dead letter again. */
  HOPELESS("no redrive mends it (--force tries)", false),
  /** No dead letter of this program, or one of a later version's. */
  UNKNOWN("its reason is none that this version knows", false),
  /** The topic that it was read from is no input any more. */
  NO_INPUT("its source is none of input.topic any more", false),
  /** The record at its source position is gone, or is another one. */
  GONE("only its head was kept, or it names a graph, and the source has lost the whole", false),
  /** The broker takes no record of that size. */
  TOO_LARGE("the broker takes no record of that size: raise max.message.bytes of the topic", false);

  private final String words;
  private final boolean done;

  Fate(String words, boolean done) {
    this.words = words;
    this.done = done;
  }

  /** What to tell a person. */
  public String words() {
    return words;
  }

  /** Whether there is nothing left to do about it. */
  public boolean isDone() {
    return done;
  }
}

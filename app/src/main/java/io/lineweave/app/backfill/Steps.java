package io.lineweave.app.backfill;

/** Shows a person how far the steps of a backfill are. */
public interface Steps {

  /** A step begins. */
  Step begin(String what, long total);

  /** Says something that is not progress. */
  void say(String line);

  /** One step on its way. */
  interface Step extends AutoCloseable {
    /** So much of it is done. */
    void to(long done);

    /** It is over. */
    @Override
    void close();
  }
}

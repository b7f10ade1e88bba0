package io.lineweave.publish;

/**
 * A run that waits for what becomes of a process.
 *
 * @param mark the state of the process that the run is part of, see {@link ProcessState#mark}
 * @param replayed whether its graph came from a backfill, which lets live graphs go first
 */
record Claim(String runId, int revision, long mark, boolean replayed) {
  /** The same claim, on the state with that mark. */
  Claim at(long newMark) {
    return new Claim(runId, revision, newMark, replayed);
  }
}

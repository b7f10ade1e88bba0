package io.lineweave.publish;

/**
 * A run that waits for what becomes of a process.
 *
 * @param mark the state of the process that the run is part of, see {@link ProcessState#mark}
 */
record Claim(String runId, int revision, long mark) {}

package io.lineweave.bench.e2e;

/**
 * What is sent.
 *
 * @param key the record's key, as the official client chooses it: events of a job stay together
 * @param value the JSON
 * @param run whose it is; empty text of an event that is of no run
 * @param terminal whether the run ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Event(byte[] key, byte[] value, String run, boolean terminal) {}

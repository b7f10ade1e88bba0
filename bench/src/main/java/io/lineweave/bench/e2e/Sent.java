package io.lineweave.bench.e2e;

import java.util.Set;

/**
 * What was sent.
 *
 * @param events how many
 * @param bytes of them
 * @param ended the runs that ended
 */
record Sent(long events, long bytes, Set<String> ended) {
  double meanBytes() {
    return (double) bytes / events;
  }
}

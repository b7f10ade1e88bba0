package io.lineweave.bench.e2e;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Ranks from 0 on, the one of rank r drawn 1/(r+1) as often as the first: few jobs run often. */
final class Zipf {
  private final double[] shares;

  Zipf(int ranks) {
    shares = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += 1.0 / (rank + 1);
      shares[rank] = sum;
    }
  }

  int draw(SplittableRandom random) {
    double at = random.nextDouble() * shares[shares.length - 1];
    int found = Arrays.binarySearch(shares, at);
    return Math.min(found < 0 ? -found - 1 : found, shares.length - 1);
  }
}

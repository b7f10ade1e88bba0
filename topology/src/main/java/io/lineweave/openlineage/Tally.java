package io.lineweave.openlineage;

/** Counts what is left out of one event, see {@link Reading.Trimmed}. */
final class Tally {
  int heavyFacets;
  int properties;
  int credentials;
  int namelessDatasets;
  int malformedFacets;

  Reading.Trimmed trimmed(int heavyBytes) {
    return new Reading.Trimmed(
        heavyFacets, heavyBytes, properties, credentials, namelessDatasets, malformedFacets);
  }
}

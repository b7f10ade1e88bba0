package io.lineweave.openlineage;

/** Counts what is left out of one event, see {@link Reading.Trimmed}. */
final class Tally {
  int bytes;
  int heavyFacets;
  int heavyBytes;
  int properties;
  int credentials;
  int namelessDatasets;
  int malformedFacets;

  Reading.Trimmed trimmed() {
    return new Reading.Trimmed(
        heavyFacets, heavyBytes, properties, credentials, namelessDatasets, malformedFacets);
  }
}

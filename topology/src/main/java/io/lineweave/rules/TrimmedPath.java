package io.lineweave.rules;

/**
 * The path of a dataset, trimmed when it is first asked for: names of tables never ask.
 *
 * <p>Threading notes: lives within one call, on one thread.
 */
final class TrimmedPath {
  private final Address address;
  private final Trimming trimming;
  private String value;

  TrimmedPath(Address address, Trimming trimming) {
    this.address = address;
    this.trimming = trimming;
  }

  String get() {
    if (value == null) {
      value = trimming.trim(address.path());
    }
    return value;
  }
}

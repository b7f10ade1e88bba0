package io.lineweave.rules;

/** Which of a dataset's names comes first when it has a table's and a place's. */
enum SymlinkOrder {
  TABLE,
  LOCATION;

  /** Sorts first what is preferred. */
  int rank(Alias alias) {
    boolean table = alias.kind() == Alias.Kind.TABLE;
    return switch (this) {
      case TABLE -> table ? 0 : 1;
      case LOCATION -> table ? 1 : 0;
    };
  }
}

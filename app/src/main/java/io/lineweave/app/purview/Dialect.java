package io.lineweave.app.purview;

import java.util.Optional;

/** What differs between the servers that speak the Atlas v2 API. */
enum Dialect {
  /** Purview's Data Map: {@code datamap/api/atlas/v2}. */
  DATA_MAP("api-version=2023-09-01", "api-version=2023-09-01", true),
  /** Purview's older path: {@code catalog/api/atlas/v2}, whose Atlas part has no versions. */
  CLASSIC("", "api-version=2022-08-01-preview", true),
  /** Apache Atlas: {@code api/atlas/v2}. It has neither collections nor Purview's search. */
  ATLAS("", "", false);

  private final String version;
  private final String searchVersion;
  private final boolean purview;

  Dialect(String version, String searchVersion, boolean purview) {
    this.version = version;
    this.searchVersion = searchVersion;
    this.purview = purview;
  }

  static Dialect of(String apiPath) {
    if (apiPath.startsWith("datamap/")) {
      return DATA_MAP;
    }
    return apiPath.startsWith("catalog/") ? CLASSIC : ATLAS;
  }

  /** Query parameter of every call under the Atlas path; empty text if there is none. */
  String version() {
    return version;
  }

  String searchVersion() {
    return searchVersion;
  }

  /** The collection to name in a write, where there are collections. */
  Optional<String> collection(Optional<String> wanted) {
    return purview ? wanted : Optional.empty();
  }

  /** Whether search is Purview's (beside the Atlas path) or Atlas's own (below it). */
  boolean purviewSearch() {
    return purview;
  }
}

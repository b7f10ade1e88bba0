package io.lineweave.publish;

import com.fasterxml.jackson.databind.JsonNode;

/** How an output column depends on an input column; the stronger kind stands first. */
enum EdgeKind {
  /** The very same value. */
  IDENTITY,
  /** The producer does not say (column lineage before 1-2-0). */
  UNSPECIFIED,
  /** A value made from it. */
  TRANSFORMATION,
  /** A value made from many of it. */
  AGGREGATION,
  /** It decides which rows are there, in which order or group: filter, join, group by, sort. */
  INDIRECT;

  /** The strongest kind that the transformations name; the fallback if they name none. */
  static EdgeKind of(JsonNode transformations, EdgeKind fallback) {
    EdgeKind strongest = null;
    for (JsonNode transformation : transformations) {
      EdgeKind kind = of(transformation);
      strongest = strongest == null || kind.compareTo(strongest) < 0 ? kind : strongest;
    }
    return strongest == null ? fallback : strongest;
  }

  private static EdgeKind of(JsonNode transformation) {
    if (transformation.path("type").asText().equalsIgnoreCase("INDIRECT")) {
      return INDIRECT;
    }
    String subtype = transformation.path("subtype").asText();
    if (subtype.equalsIgnoreCase("IDENTITY")) {
      return IDENTITY;
    }
    return subtype.regionMatches(true, 0, "AGGREGAT", 0, 8) ? AGGREGATION : TRANSFORMATION;
  }

  EdgeKind stronger(EdgeKind other) {
    return compareTo(other) <= 0 ? this : other;
  }
}

package io.lineweave.openlineage;

import io.lineweave.openlineage.ReadingRules.Trimming;
import java.util.HashMap;
import java.util.Map;

/** What is to be done with a facet, told by its name. */
enum FacetKind {
  /** It is left out. */
  HEAVY,
  /** Its allow-listed keys stay. */
  PROPERTIES,
  /** It may forward facets of another run. */
  PARENT,
  /** It says what filters ask and whether the event is a snapshot. */
  JOB_TYPE,
  /** Each object in it is a column. */
  SCHEMA,
  /** Each name in its {@code fields} is a column. */
  COLUMN_LINEAGE,
  /** Nobody looks into it here. */
  OTHER;

  /** What is to be done with which facet. */
  static Map<String, FacetKind> byName(Trimming trimming) {
    Map<String, FacetKind> kinds = new HashMap<>();
    if (trimming.leavesOutFacets()) {
      kinds.put("parent", PARENT);
      kinds.put("parentRun", PARENT); // its name in old Airflow versions
    }
    kinds.put("jobType", JOB_TYPE);
    kinds.put("schema", SCHEMA);
    kinds.put("columnLineage", COLUMN_LINEAGE);
    trimming.propertyFacets().forEach(name -> kinds.put(name, PROPERTIES));
    trimming.heavyFacets().forEach(name -> kinds.put(name, HEAVY));
    return kinds;
  }
}

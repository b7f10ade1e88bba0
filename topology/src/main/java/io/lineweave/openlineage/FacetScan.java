package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Reading.JobKind;
import io.lineweave.openlineage.ReadingRules.Trimming;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Reads objects of facets: each facet as its bytes, unless it has to be left out or trimmed. */
final class FacetScan {
  private static final String SPARK_PLAN = "spark.logicalPlan";

  /** The second is the name of old Airflow versions. */
  private static final Set<String> PARENTS = Set.of("parent", "parentRun");

  private final Cursor cursor;
  private final Trimming trimming;
  private final FacetBytes facetBytes;
  private final Tally tally;

  /** Whose facets they are: only those of jobs and datasets can be deleted (core schema 2-0-1). */
  enum Owner {
    RUN,
    JOB,
    DATASET,
    ROLE;

    boolean deletes() {
      return this == JOB || this == DATASET;
    }
  }

  FacetScan(Cursor cursor, Trimming trimming, FacetBytes facetBytes) {
    this.cursor = cursor;
    this.trimming = trimming;
    this.facetBytes = facetBytes;
    this.tally = cursor.tally();
  }

  /** The facets under the current token. */
  RawFacets read(Owner owner) throws IOException {
    RawFacets facets = new RawFacets();
    if (notAnObject()) {
      return facets;
    }
    while (cursor.nextField()) {
      String name = Texts.wellFormed(cursor.name());
      if (notAnObject()) {
        facets.forget(name);
      } else if (trimming.heavyFacets().contains(name)) {
        heavy(name, facets);
      } else if (trimming.propertyFacets().contains(name)) {
        pruned(name, new Pruning(cursor, trimming).properties(), facets);
      } else if (owner == Owner.RUN && PARENTS.contains(name)) {
        parent(name, facets);
      } else {
        whole(owner, name, facets);
      }
    }
    return facets;
  }

  private boolean notAnObject() throws IOException {
    if (cursor.token() == JsonToken.START_OBJECT) {
      return false;
    }
    tally.malformedFacets += cursor.token() == JsonToken.VALUE_NULL ? 0 : 1;
    cursor.skip();
    return true;
  }

  private void heavy(String name, RawFacets facets) throws IOException {
    int from = cursor.start();
    cursor.leaveOut();
    if (name.equals(SPARK_PLAN)) {
      facets.sparkPlan = Optional.of(facetBytes.sparkPlan(cursor.bytes(), from, cursor.end()));
    }
  }

  private void parent(String name, RawFacets facets) throws IOException {
    int from = cursor.start();
    boolean forwards = cursor.skipLookingFor("facets");
    byte[] bytes = cursor.bytes();
    int to = cursor.end();
    facets.put(
        name, forwards ? facetBytes.ofParent(bytes, from, to) : facetBytes.of(bytes, from, to));
  }

  private void pruned(String name, byte[] json, RawFacets facets) throws IOException {
    facets.put(name, facetBytes.of(json, 0, json.length));
  }

  private void whole(Owner owner, String name, RawFacets facets) throws IOException {
    int from = cursor.start();
    boolean isJobType = owner == Owner.JOB && name.equals("jobType");
    boolean deleted = isJobType ? jobType(facets) : walk(owner, name);
    if (deleted && owner.deletes()) {
      facets.delete(name);
    } else {
      facets.put(name, facetBytes.of(cursor.bytes(), from, cursor.end()));
    }
  }

  /** Leaves a facet behind; true if it says that it is deleted. */
  private boolean walk(Owner owner, String name) throws IOException {
    boolean deleted = false;
    while (cursor.nextField()) {
      String field = cursor.name();
      if (field.equals("_deleted")) {
        deleted = cursor.token() == JsonToken.VALUE_TRUE;
      }
      if (field.equals("fields") && owner == Owner.DATASET) {
        fields(name);
      } else {
        cursor.skip();
      }
    }
    return deleted;
  }

  /** Counts columns: objects in a schema facet, keys in a column lineage facet. */
  private void fields(String facet) throws IOException {
    if (facet.equals("schema") && cursor.token() == JsonToken.START_ARRAY) {
      for (int depth = 1; depth > 0; ) {
        JsonToken token = cursor.next();
        if (token == JsonToken.START_OBJECT) {
          cursor.countColumn();
        }
        depth += token.isStructStart() ? 1 : 0;
        depth -= token.isStructEnd() ? 1 : 0;
      }
    } else if (facet.equals("columnLineage") && cursor.token() == JsonToken.START_OBJECT) {
      while (cursor.nextField()) {
        cursor.countColumn();
        cursor.skip();
      }
    } else {
      cursor.skip();
    }
  }

  private boolean jobType(RawFacets facets) throws IOException {
    boolean deleted = false;
    String integration = "";
    String processingType = "";
    String jobType = "";
    String contentMode = "";
    while (cursor.nextField()) {
      switch (cursor.name()) {
        case "integration" -> integration = cursor.text();
        case "processingType" -> processingType = cursor.text();
        case "jobType" -> jobType = cursor.text();
        case "emissionPattern" -> contentMode = cursor.textOf("eventContentMode");
        case "_deleted" -> deleted = cursor.token() == JsonToken.VALUE_TRUE;
        default -> cursor.skip();
      }
    }
    facets.jobKind = new JobKind(integration, processingType, jobType, contentMode);
    return deleted;
  }
}

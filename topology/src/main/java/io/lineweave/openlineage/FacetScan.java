package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Reading.JobKind;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads objects of facets: each facet as its bytes, unless it has to be left out or trimmed. */
final class FacetScan {
  private static final String SPARK_PLAN = "spark.logicalPlan";

  private final Cursor cursor;
  private final Map<String, FacetKind> kinds;
  private final FacetBytes facetBytes;
  private final Quota quota;
  private final FacetWalk walk;

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

  FacetScan(Cursor cursor, Map<String, FacetKind> kinds, FacetBytes facetBytes, Quota quota) {
    this.cursor = cursor;
    this.kinds = kinds;
    this.facetBytes = facetBytes;
    this.quota = quota;
    this.walk = facetBytes.walk();
  }

  /** The facets under the current token. */
  RawFacets read(Owner owner) throws IOException {
    if (notAnObject()) {
      return RawFacets.NONE;
    }
    RawFacets facets = new RawFacets();
    while (cursor.nextField()) {
      String name = facetName();
      if (notAnObject()) {
        facets.forget(name);
      } else {
        facet(owner, name, facets);
      }
    }
    return facets;
  }

  /** The parser takes no half surrogate pairs in names, but NUL. */
  private String facetName() {
    String name = cursor.name();
    return name.indexOf(0) < 0 ? name : Texts.wellFormed(name);
  }

  private boolean notAnObject() throws IOException {
    if (cursor.token() == JsonToken.START_OBJECT) {
      return false;
    }
    cursor.tally().malformedFacets += cursor.token() == JsonToken.VALUE_NULL ? 0 : 1;
    cursor.skip();
    return true;
  }

  private void facet(Owner owner, String name, RawFacets facets) throws IOException {
    FacetKind kind = kinds.getOrDefault(name, FacetKind.OTHER);
    switch (kind) {
      case HEAVY -> heavy(name, facets);
      case PROPERTIES -> facets.put(name, facetBytes.ofProperties(cursor));
      case PARENT, JOB_TYPE, SCHEMA, COLUMN_LINEAGE, OTHER -> whole(owner, kind, name, facets);
    }
  }

  private void heavy(String name, RawFacets facets) throws IOException {
    int from = cursor.start();
    cursor.leaveOut();
    if (name.equals(SPARK_PLAN)) {
      facets.sparkPlan = Optional.of(facetBytes.sparkPlan(cursor.bytes(), from, cursor.end()));
    }
  }

  private void whole(Owner owner, FacetKind kind, String name, RawFacets facets)
      throws IOException {
    int from = cursor.start();
    cursor.survey(walk);
    if (kind == FacetKind.JOB_TYPE && owner == Owner.JOB) {
      facets.jobKind = jobKind();
    } else {
      cursor.goOnAfter(walk);
    }
    if (walk.isDeleted() && owner.deletes()) {
      facets.delete(name);
    } else {
      facets.put(name, bytes(owner, kind, from));
    }
  }

  private byte[] bytes(Owner owner, FacetKind kind, int from) throws IOException {
    if (owner == Owner.RUN && kind == FacetKind.PARENT && walk.mayForward()) {
      return facetBytes.ofParent(cursor.bytes(), from, cursor.end());
    }
    if (owner == Owner.DATASET && kind == FacetKind.SCHEMA) {
      quota.columns(walk.objects());
    } else if (owner == Owner.DATASET && kind == FacetKind.COLUMN_LINEAGE) {
      quota.columns(walk.namesOfSecondLevel());
    }
    return facetBytes.of(cursor.bytes(), from);
  }

  private JobKind jobKind() throws IOException {
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
        default -> cursor.skip();
      }
    }
    return new JobKind(integration, processingType, jobType, contentMode);
  }
}

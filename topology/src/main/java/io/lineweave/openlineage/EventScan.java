package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Draft.Named;
import io.lineweave.openlineage.Reading.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One walk over the tokens of one event. */
final class EventScan {
  private final Cursor cursor;
  private final FacetScan facets;
  private final Quota quota;
  private final Draft draft = new Draft();

  EventScan(Cursor cursor, FacetScan facets, Quota quota) {
    this.cursor = cursor;
    this.facets = facets;
    this.quota = quota;
  }

  Reading.Event read() throws IOException {
    JsonToken first = cursor.next();
    if (first == null) {
      throw new DefectException(Problem.NOT_JSON, "it ends before it began");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new DefectException(Problem.NOT_AN_EVENT, "it is no JSON object");
    }
    while (cursor.nextField()) {
      field(cursor.name());
    }
    if (cursor.next() != null) {
      throw new DefectException(Problem.NOT_JSON, "something follows the event");
    }
    Tally tally = cursor.tally();
    tally.bytes = quota.bytes(cursor.size() - tally.heavyBytes);
    return new Reading.Event(draft.graph(), draft.notes(tally));
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "eventType" -> draft.eventType = cursor.text();
      case "eventTime" -> draft.eventTime = cursor.text();
      case "producer" -> draft.producer = cursor.text();
      case "run" -> draft.run = run();
      case "job" -> draft.job = named("job", FacetScan.Owner.JOB);
      case "dataset" -> draft.dataset = named("dataset", FacetScan.Owner.DATASET);
      case "inputs" -> draft.inputs = datasets("inputs", "inputFacets");
      case "outputs" -> draft.outputs = datasets("outputs", "outputFacets");
      default -> cursor.skip();
    }
  }

  private Optional<Draft.Run> run() throws IOException {
    if (!present("run")) {
      return Optional.empty();
    }
    String id = "";
    RawFacets runFacets = RawFacets.NONE;
    while (cursor.nextField()) {
      switch (cursor.name()) {
        case "runId" -> id = cursor.text();
        case "facets" -> runFacets = facets.read(FacetScan.Owner.RUN);
        default -> cursor.skip();
      }
    }
    return Optional.of(new Draft.Run(id, runFacets));
  }

  private Optional<Named> named(String field, FacetScan.Owner owner) throws IOException {
    return present(field) ? Optional.of(named(owner, "")) : Optional.empty();
  }

  private List<Named> datasets(String list, String roleFacets) throws IOException {
    if (cursor.token() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (cursor.token() != JsonToken.START_ARRAY) {
      throw new DefectException(Problem.NOT_AN_EVENT, list + " is no list");
    }
    List<Named> datasets = new ArrayList<>();
    while (cursor.next() != JsonToken.END_ARRAY) {
      quota.dataset();
      if (cursor.token() == JsonToken.START_OBJECT) {
        add(datasets, named(FacetScan.Owner.DATASET, roleFacets));
      } else {
        cursor.tally().namelessDatasets++;
        cursor.skip();
      }
    }
    return datasets;
  }

  /** One nameless dataset is no reason to lose the lineage of the others. */
  private void add(List<Named> datasets, Named dataset) {
    if (dataset.namespace().isEmpty() || dataset.name().isEmpty()) {
      cursor.tally().namelessDatasets++;
    } else {
      datasets.add(dataset);
    }
  }

  private Named named(FacetScan.Owner owner, String roleField) throws IOException {
    String namespace = "";
    String name = "";
    RawFacets own = RawFacets.NONE;
    RawFacets role = RawFacets.NONE;
    while (cursor.nextField()) {
      String field = cursor.name();
      if (field.equals("namespace")) {
        namespace = cursor.text();
      } else if (field.equals("name")) {
        name = cursor.text();
      } else if (field.equals("facets")) {
        own = facets.read(owner);
      } else if (field.equals(roleField)) {
        role = facets.read(FacetScan.Owner.ROLE);
      } else {
        cursor.skip();
      }
    }
    return new Named(namespace, name, own, role);
  }

  private boolean present(String field) throws DefectException {
    if (cursor.token() == JsonToken.VALUE_NULL) {
      return false;
    }
    if (cursor.token() != JsonToken.START_OBJECT) {
      throw new DefectException(Problem.NOT_AN_EVENT, field + " is no object");
    }
    return true;
  }
}

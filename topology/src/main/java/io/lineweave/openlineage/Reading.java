package io.lineweave.openlineage;

import java.util.Optional;
import java.util.function.Function;

/** What reading one event came to: a graph, or what is wrong with it. */
public sealed interface Reading {

  /** One of two answers, by what this is. */
  <T> T fold(Function<Event, T> event, Function<Defect, T> defect);

  /** An event as a graph of one, with what filters ask and the graph does not say. */
  record Event(LineageGraph graph, Notes notes) implements Reading {
    @Override
    public <T> T fold(Function<Event, T> event, Function<Defect, T> defect) {
      return event.apply(this);
    }
  }

  /**
   * No event.
   *
   * @param problem from the closed list
   * @param message what and where, in words; never text of the event itself
   */
  record Defect(Problem problem, String message) implements Reading {
    @Override
    public <T> T fold(Function<Event, T> event, Function<Defect, T> defect) {
      return defect.apply(this);
    }
  }

  /** What can be wrong with an event. */
  enum Problem {
    NOT_JSON,
    NOT_AN_EVENT,
    BAD_TIME,
    TOO_LARGE,
    TOO_DEEP,
    TEXT_TOO_LONG,
    TOO_MANY_DATASETS,
    TOO_MANY_COLUMNS
  }

  /**
   * What was seen on the way.
   *
   * @param jobKind what the jobType facet says
   * @param sparkPlan the class of the root of Spark's logical plan; empty text if the facet names
   *     none, absent without the facet
   * @param trimmed what does not travel on
   * @param bytes bytes of the event without its heavy facets
   */
  record Notes(JobKind jobKind, Optional<String> sparkPlan, Trimmed trimmed, int bytes) {}

  /** The jobType facet (2-0-4); empty texts where it is absent. */
  record JobKind(
      String integration, String processingType, String jobType, String eventContentMode) {
    static final JobKind UNKNOWN = new JobKind("", "", "", "");
  }

  /**
   * What was left out, as counts.
   *
   * @param heavyFacets heavy facets skipped
   * @param heavyBytes their bytes
   * @param properties keys of environment and property facets
   * @param credentials texts that a credential was cut out of
   * @param namelessDatasets listed datasets without a namespace or a name
   * @param malformedFacets facets that are no JSON objects
   */
  record Trimmed(
      int heavyFacets,
      int heavyBytes,
      int properties,
      int credentials,
      int namelessDatasets,
      int malformedFacets) {}
}

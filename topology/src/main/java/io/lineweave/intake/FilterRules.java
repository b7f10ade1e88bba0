package io.lineweave.intake;

import io.lineweave.filter.Decision;
import io.lineweave.filter.Glob;
import io.lineweave.filter.Rules;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.JobType;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.openlineage.Reading;
import io.lineweave.yaml.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which events are kept, and which job namespaces a topic may speak for. The file is described in
 * {@code docs/filters.md}.
 */
public final class FilterRules {
  private final Rules<EventField> rules;
  private final List<Binding> bindings;

  private FilterRules(Rules<EventField> rules, List<Binding> bindings) {
    this.rules = rules;
    this.bindings = List.copyOf(bindings);
  }

  /** The rules of a profile alone. */
  public static FilterRules of(Profile profile) {
    return new FilterRules(profile.rules(), List.of());
  }

  /**
   * Reads a rule file.
   *
   * @param source the file's name, for problems
   * @param text its YAML
   * @throws io.lineweave.yaml.RuleFileException with every mistake: line, column and mend
   */
  public static FilterRules parse(String source, String text) {
    Map<String, Item> keys = Item.read(source, text).entries("profile", "rules", "topics");
    Profile profile =
        keys.containsKey("profile") ? keys.get("profile").oneOf(Profile.class) : Profile.DEFAULT;
    Rules<EventField> own =
        keys.containsKey("rules") ? Rules.read(keys.get("rules"), EventField.class) : Rules.none();
    List<Binding> bindings =
        keys.containsKey("topics") ? keys.get("topics").each(FilterRules::binding) : List.of();
    return new FilterRules(own.then(profile.rules()), bindings);
  }

  private static Binding binding(Item item) {
    Map<String, Item> keys = item.entries("topic", "job-namespaces");
    if (keys.size() < 2) {
      throw item.problem("a binding has topic and job-namespaces; add what is missing");
    }
    List<Glob> namespaces = keys.get("job-namespaces").texts().stream().map(Glob::exact).toList();
    return new Binding(Glob.exact(keys.get("topic").text()), namespaces);
  }

  /** The names of all rules, in their order. */
  public List<String> names() {
    return rules.names();
  }

  Decision decide(String topic, Reading.Event event) {
    return rules.decide(new EventFacts(topic, event));
  }

  /** The job that the event speaks for although its topic may not, if there is one. */
  Optional<JobName> foreign(String topic, LineageGraph graph) {
    if (bindings.isEmpty()) {
      return Optional.empty();
    }
    List<Binding> binding = bindings.stream().filter(it -> it.binds(topic)).toList();
    return binding.isEmpty()
        ? Optional.empty()
        : spokenFor(graph)
            .filter(job -> binding.stream().noneMatch(it -> it.allows(job)))
            .findFirst();
  }

  /** Its job and, inside a Spark application, the application: its processes bear that name. */
  private static Stream<JobName> spokenFor(LineageGraph graph) {
    Optional<JobName> application =
        JobType.of(graph.jobFacets()).isPartOfSparkApplication()
            ? ParentRun.of(graph.runFacets()).map(ParentRun::job)
            : Optional.empty();
    return Stream.concat(graph.origin().job().stream(), application.stream());
  }
}

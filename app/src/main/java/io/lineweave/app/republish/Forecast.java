package io.lineweave.app.republish;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.RecordLookup;
import io.lineweave.app.republish.Written.Known;
import io.lineweave.catalogue.Entity;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.publish.GraphRecord;
import io.lineweave.publish.Preview;
import io.lineweave.publish.PublishSettings;
import io.lineweave.rules.MappingRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What it costs to write processes again, in the catalogue's unit: entities plus edges. Lookups of
 * the assets come on top, many in a call.
 *
 * @param processes how many
 * @param operations about how many; exact if all of them were looked at
 * @param sampled of how many the graph was looked at
 * @param rate operations per second that the service allows itself
 */
public record Forecast(int processes, long operations, int sampled, double rate) {
  private static final int SAMPLE = 100;

  /** One entity with an input and an output: for those whose graph is no longer kept. */
  private static final int USUAL = 3;

  /**
   * The forecast for these processes, by the latest graphs of at most a hundred of them.
   *
   * @throws StartFailure if no broker answers or lets us read
   */
  public static Forecast of(
      Map<String, Known> processes,
      RecordLookup graphs,
      PublishSettings settings,
      MappingRules rules)
      throws StartFailure {
    List<Map.Entry<String, Known>> all = List.copyOf(processes.entrySet());
    int step = Math.max(1, all.size() / SAMPLE);
    List<Integer> costs = new ArrayList<>();
    for (int i = 0; i < all.size() && costs.size() < SAMPLE; i += step) {
      Map.Entry<String, Known> one = all.get(i);
      if (one.getValue().graph().isPresent()) {
        graphs
            .at(one.getValue().graph().get())
            .flatMap(record -> new GraphRecord().read(record.value(), why -> {}))
            .flatMap(graph -> cost(one.getKey(), one.getValue(), graph, settings, rules))
            .ifPresent(costs::add);
      }
    }
    return of(all.size(), costs, settings.delivery().operationsPerSecond());
  }

  static Forecast of(int processes, List<Integer> costs, double rate) {
    double each = costs.stream().mapToInt(Integer::intValue).average().orElse(USUAL);
    return new Forecast(processes, Math.round(processes * each), costs.size(), rate);
  }

  private static Optional<Integer> cost(
      String name,
      Known process,
      LineageGraph graph,
      PublishSettings settings,
      MappingRules rules) {
    return Preview.of(graph, process.job(), settings, rules).processes().stream()
        .filter(entity -> entity.name().qualifiedName().equals(name))
        .map(Forecast::cost)
        .findFirst();
  }

  private static int cost(Entity entity) {
    return 1
        + Stream.of("inputs", "outputs")
            .mapToInt(
                side -> entity.attributes().get(side) instanceof List<?> edges ? edges.size() : 0)
            .sum();
  }

  /** For people. */
  public String text() {
    return "%d processes, about %d operations (%s): %s at delivery.operations-per-second %s, behind what is live"
        .formatted(processes, operations, basis(), time(), rate);
  }

  private String basis() {
    return sampled == 0
        ? "guessed, their graphs are no longer kept"
        : "by the graphs of " + sampled + " of them";
  }

  private String time() {
    Duration time = Duration.ofSeconds(Math.round(operations / rate));
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}

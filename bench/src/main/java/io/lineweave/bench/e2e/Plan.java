package io.lineweave.bench.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured, and how much of it.
 *
 * @param templates what the load is made of
 * @param subjects whose throughput is measured
 * @param events of a load
 * @param rounds in which each subject is measured once
 * @param before {@code bench.jar} of an earlier build, whose throughput is measured too
 * @param jobs that there are; few of them run often
 * @param partitions of all topics
 * @param threads of Kafka Streams
 * @param options of the JVM under measurement
 * @param settings of the application over those here
 * @param runs of a round to the catalogue
 * @param operationsPerSecond that the catalogue allows in such a round
 * @param seconds of a look at latency
 * @param open how many runs are open, one look for each
 */
record Plan(
    List<Template> templates,
    List<Subject> subjects,
    int events,
    int rounds,
    Optional<Path> before,
    int jobs,
    int partitions,
    int threads,
    List<String> options,
    Map<String, String> settings,
    int runs,
    int operationsPerSecond,
    int seconds,
    List<Integer> open) {

  Plan {
    templates = List.copyOf(templates);
    subjects = List.copyOf(subjects);
    options = List.copyOf(options);
    settings = Map.copyOf(settings);
    open = List.copyOf(open);
  }

  Plan threads(int count) {
    return new Plan(
        templates,
        subjects,
        events,
        rounds,
        before,
        jobs,
        partitions,
        count,
        options,
        settings,
        runs,
        operationsPerSecond,
        seconds,
        open);
  }

  Load load(int count, long seed) {
    return Load.skewed(templates, jobs, count, 0, seed);
  }
}

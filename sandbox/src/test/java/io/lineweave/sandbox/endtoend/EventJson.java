package io.lineweave.sandbox.endtoend;

import java.util.UUID;

/**
 * Small events of one run of a job that copies a file, for tests that are not about content.
 *
 * @param round how many runs of the job went before; each round has an input and an hour of its own
 */
record EventJson(UUID run, String job, int round) {

  static EventJson newRun(String job) {
    return newRun(job, 0);
  }

  static EventJson newRun(String job, int round) {
    return new EventJson(UUID.randomUUID(), job, round);
  }

  /** The beginning, which alone names the input. */
  String start() {
    return event("START", "00", dataset(input()), "");
  }

  /** The end, which alone names the output. */
  String complete() {
    return event("COMPLETE", "05", "", dataset("out"));
  }

  /** A complete run in one event. */
  String whole() {
    return event("COMPLETE", "05", dataset(input()), dataset("out"));
  }

  /** The input's name below the job's own. */
  String input() {
    return round == 0 ? "in" : "in" + round;
  }

  private String event(String type, String minute, String inputs, String outputs) {
    return """
        {"eventType":"%s","eventTime":"2026-01-01T%02d:%s:00Z",\
        "producer":"https://example.org/test",\
        "run":{"runId":"%s"},"job":{"namespace":"tests","name":"%s"},\
        "inputs":[%s],"outputs":[%s]}"""
        .formatted(type, 10 + round, minute, run, job, inputs, outputs);
  }

  private String dataset(String name) {
    return """
        {"namespace":"abfss://lake@contoso.dfs.core.windows.net","name":"%s/%s"}"""
        .formatted(job, name);
  }
}

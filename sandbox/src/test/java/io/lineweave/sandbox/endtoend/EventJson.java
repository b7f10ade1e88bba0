package io.lineweave.sandbox.endtoend;

import java.util.UUID;

/** Small events of one run of a job that copies a file, for tests that are not about content. */
record EventJson(UUID run, String job) {

  static EventJson newRun(String job) {
    return new EventJson(UUID.randomUUID(), job);
  }

  /** The beginning, which alone names the input. */
  String start() {
    return event("START", "2026-01-01T10:00:00Z", dataset("in"), "");
  }

  /** The end, which alone names the output. */
  String complete() {
    return event("COMPLETE", "2026-01-01T10:05:00Z", "", dataset("out"));
  }

  /** A complete run in one event. */
  String whole() {
    return event("COMPLETE", "2026-01-01T10:05:00Z", dataset("in"), dataset("out"));
  }

  private String event(String type, String time, String inputs, String outputs) {
    return """
        {"eventType":"%s","eventTime":"%s","producer":"https://example.org/test",\
        "run":{"runId":"%s"},"job":{"namespace":"tests","name":"%s"},\
        "inputs":[%s],"outputs":[%s]}"""
        .formatted(type, time, run, job, inputs, outputs);
  }

  private String dataset(String name) {
    return """
        {"namespace":"abfss://lake@contoso.dfs.core.windows.net","name":"%s/%s"}"""
        .formatted(job, name);
  }
}

package io.lineweave.sandbox.load;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Small events of one run of a job that copies a file, where content does not matter.
 *
 * @param round how many runs of the job went before; each has an hour of its own
 */
public record EventJson(UUID run, String job, int round) {
  private static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");

  /** A long soak has many rounds, but a real job has not ever new inputs. */
  private static final int INPUTS = 10;

  /** The first run of a job, under a new id. */
  public static EventJson newRun(String job) {
    return new EventJson(UUID.randomUUID(), job, 0);
  }

  /** The beginning, which alone names the input. */
  public String start() {
    return event("START", began(), dataset(input()), "");
  }

  /** The end, which alone names the output. */
  public String complete() {
    return event("COMPLETE", ended(), "", dataset("out"));
  }

  /** A complete run in one event. */
  public String whole() {
    return event("COMPLETE", ended(), dataset(input()), dataset("out"));
  }

  /** The input's name below the job's own: another one than in the nine rounds before. */
  public String input() {
    return round % INPUTS == 0 ? "in" : "in" + round % INPUTS;
  }

  private Instant began() {
    return FIRST.plus(Duration.ofHours(round));
  }

  private Instant ended() {
    return began().plus(Duration.ofMinutes(5));
  }

  private String event(String type, Instant time, String inputs, String outputs) {
    return """
        {"eventType":"%s","eventTime":"%s",\
        "producer":"https://example.org/test",\
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

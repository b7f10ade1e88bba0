package io.lineweave.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.EventReader;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ReadingRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Builds consolidated events as assembly writes them. */
final class TestEvent {
  static final String NAMESPACE = "prod";
  static final Instant START = Instant.parse("2025-12-31T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode event = JSON.createObjectNode();
  private final ObjectNode runFacets;
  private final ObjectNode jobFacets;
  private final ObjectNode assembly;
  private final String jobName;

  private TestEvent(String runId, String jobName) {
    this.jobName = jobName;
    event.put("eventType", "COMPLETE");
    event.put("eventTime", START.plusSeconds(60).toString());
    event.put("producer", "https://example.com/producer");
    event.put("schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json");
    ObjectNode run = event.putObject("run").put("runId", runId);
    runFacets = run.putObject("facets");
    ObjectNode job = event.putObject("job").put("namespace", NAMESPACE).put("name", jobName);
    jobFacets = job.putObject("facets");
    event.putArray("inputs");
    event.putArray("outputs");
    assembly = runFacets.putObject("lineweave_assembly");
    assembly.put("revision", 0).put("completeness", "COMPLETE").put("events", 2);
    started(START);
  }

  static TestEvent run(String runId, String jobName) {
    return new TestEvent(runId, jobName);
  }

  /** A run that ends within a minute. */
  TestEvent started(Instant start) {
    event.put("eventTime", start.plusSeconds(60).toString());
    assembly.put("firstEventTime", start.toString());
    assembly.put("lastEventTime", start.plusSeconds(60).toString());
    assembly.put("startTime", start.toString());
    assembly.put("endTime", start.plusSeconds(60).toString());
    return this;
  }

  TestEvent withoutStart() {
    assembly.remove("startTime");
    return this;
  }

  TestEvent revision(int revision) {
    assembly.put("revision", revision);
    return this;
  }

  TestEvent arrived(Instant time) {
    assembly.put("arrivalTime", time.toString());
    return this;
  }

  TestEvent replayed(String replayId) {
    assembly.put("replayId", replayId);
    return this;
  }

  TestEvent completeness(Completeness completeness) {
    assembly.put("completeness", completeness.name());
    return this;
  }

  TestEvent parent(String runId, String name) {
    ObjectNode parent = runFacets.putObject("parent");
    parent.putObject("run").put("runId", runId);
    parent.putObject("job").put("namespace", NAMESPACE).put("name", name);
    return this;
  }

  TestEvent sparkSql() {
    return jobFacet(
        "jobType",
        "{\"processingType\":\"BATCH\",\"integration\":\"SPARK\",\"jobType\":\"SQL_JOB\"}");
  }

  TestEvent documentation(String text) {
    jobFacets.putObject("documentation").put("description", text);
    return this;
  }

  TestEvent jobFacet(String name, String json) {
    jobFacets.set(name, tree(json));
    return this;
  }

  TestEvent runFacet(String name, String json) {
    runFacets.set(name, tree(json));
    return this;
  }

  TestEvent input(String name) {
    return dataset("inputs", name, "{}");
  }

  TestEvent output(String name) {
    return dataset("outputs", name, "{}");
  }

  TestEvent output(String name, String facets) {
    return dataset("outputs", name, facets);
  }

  private TestEvent dataset(String role, String name, String facets) {
    ObjectNode dataset = ((ArrayNode) event.get(role)).addObject();
    dataset.put("namespace", "db").put("name", name).set("facets", tree(facets));
    return this;
  }

  String key() {
    return NAMESPACE + "/" + jobName;
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LineageGraph graph() {
    return new GraphRecord()
        .read(
            bytes(),
            why -> {
              throw new AssertionError(why.message());
            })
        .orElseThrow();
  }

  static LineageGraph graph(String json) {
    return new EventReader(ReadingRules.EVERYTHING)
        .read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .fold(
            read -> read.graph(),
            defect -> {
              throw new AssertionError(defect.message());
            });
  }

  private static ObjectNode tree(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes a graph as one consolidated OpenLineage event that any consumer can read: valid against
 * the official schema (core 2-0-2, formats apart: run ids may be any text), with the facet {@link
 * Assembly#FACET}.
 *
 * <p>Inputs that only a lineage facet names are in it, deleted facets are not. The same graph and
 * assembly give the same bytes. A facet that lacks {@code _producer} or {@code _schemaURL}, which
 * the specification requires and producers forget, gets the event's producer and the general
 * schema.
 */
public final class EventWriter {
  private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/";
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteArrayOutputStream bytes;
  private final LineageGraph graph;
  private final Optional<Facet> assembly;
  private final JsonGenerator json;

  private EventWriter(LineageGraph graph, Optional<Facet> assembly) throws IOException {
    this.graph = graph;
    this.assembly = assembly;
    this.bytes = new ByteArrayOutputStream((int) Math.min(2_048 + graph.weight(), 1 << 20));
    this.json = JSON.createGenerator(bytes, JsonEncoding.UTF8);
  }

  /** The consolidated event, as UTF-8. */
  public static byte[] write(LineageGraph graph, Assembly assembly) {
    return writeWhole(Consolidation.of(graph), assembly);
  }

  /** The same of a graph that {@link Consolidation} made, or of what was left of such a one. */
  public static byte[] writeWhole(LineageGraph whole, Assembly assembly) {
    Facet facet = Facet.of(whole.lifecycle().last(), AssemblyForm.write(assembly));
    return write(whole, Optional.of(facet));
  }

  /** A single event again as an event, without anything of ours; as UTF-8. */
  public static byte[] write(LineageGraph event) {
    return write(event, Optional.empty());
  }

  private static byte[] write(LineageGraph graph, Optional<Facet> assembly) {
    try {
      EventWriter writer = new EventWriter(graph, assembly);
      writer.writeEvent();
      return writer.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeEvent() throws IOException {
    json.writeStartObject();
    json.writeStringField("eventTime", eventTime().toString());
    json.writeStringField("producer", graph.origin().producer());
    switch (graph.kind()) {
      case RUN -> writeRunEvent();
      case JOB -> writeJobEvent();
      case DATASET -> writeDatasetEvent();
    }
    json.writeEndObject();
    json.close();
  }

  /** When the run ended; of one that goes on, when it was last heard of. */
  private Instant eventTime() {
    Lifecycle life = graph.lifecycle();
    return life.ended().orElse(life.last()).time();
  }

  private void writeRunEvent() throws IOException {
    json.writeStringField("schemaURL", SCHEMA + "RunEvent");
    json.writeStringField("eventType", graph.lifecycle().state().name());
    json.writeObjectFieldStart("run");
    json.writeStringField("runId", graph.id());
    writeFacets("facets", withAssembly(graph.runFacets()), "RunFacet");
    json.writeEndObject();
    writeJob(graph.jobFacets());
    writeDatasets();
  }

  private void writeJobEvent() throws IOException {
    json.writeStringField("schemaURL", SCHEMA + "JobEvent");
    writeJob(withAssembly(graph.jobFacets()));
    writeDatasets();
  }

  private void writeDatasetEvent() throws IOException {
    json.writeStringField("schemaURL", SCHEMA + "DatasetEvent");
    DatasetName name = graph.outputs().firstKey();
    Facets facets = withAssembly(graph.outputs().get(name).facets());
    json.writeObjectFieldStart("dataset");
    writeName(name.namespace(), name.name());
    writeFacets("facets", facets, "DatasetFacet");
    json.writeEndObject();
  }

  private Facets withAssembly(Facets facets) {
    return assembly.map(facet -> facets.replacing(Assembly.FACET, facet)).orElse(facets);
  }

  private void writeJob(Facets facets) throws IOException {
    JobName name = graph.origin().job().orElse(new JobName("", ""));
    json.writeObjectFieldStart("job");
    writeName(name.namespace(), name.name());
    writeFacets("facets", facets, "JobFacet");
    json.writeEndObject();
  }

  private void writeDatasets() throws IOException {
    writeDatasets("inputs", graph.inputs(), "inputFacets", "InputDatasetFacet");
    writeDatasets("outputs", graph.outputs(), "outputFacets", "OutputDatasetFacet");
  }

  private void writeDatasets(
      String role, SortedMap<DatasetName, Dataset> datasets, String roleFacets, String roleSchema)
      throws IOException {
    json.writeArrayFieldStart(role);
    for (var entry : datasets.entrySet()) {
      json.writeStartObject();
      writeName(entry.getKey().namespace(), entry.getKey().name());
      writeFacets("facets", entry.getValue().facets(), "DatasetFacet");
      writeFacets(roleFacets, entry.getValue().roleFacets(), roleSchema);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeName(String namespace, String name) throws IOException {
    json.writeStringField("namespace", namespace);
    json.writeStringField("name", name);
  }

  private void writeFacets(String field, Facets facets, String schema) throws IOException {
    json.writeObjectFieldStart(field);
    for (var entry : facets.byName().entrySet()) {
      if (!entry.getValue().isDeleted()) {
        writeFacet(entry.getKey(), entry.getValue(), SCHEMA + schema);
      }
    }
    json.writeEndObject();
  }

  private void writeFacet(String name, Facet facet, String schemaUrl) throws IOException {
    Optional<byte[]> complete = BaseFacet.complete(facet.json(), producer(), schemaUrl);
    if (complete.isPresent()) {
      json.writeFieldName(name);
      writeRaw(complete.get());
    }
  }

  private String producer() {
    return graph.origin().producer();
  }

  /** Facets are JSON already: an empty raw value writes the colon, then the bytes go past it. */
  private void writeRaw(byte[] value) throws IOException {
    json.writeRawValue("");
    json.flush();
    bytes.writeBytes(value);
  }
}

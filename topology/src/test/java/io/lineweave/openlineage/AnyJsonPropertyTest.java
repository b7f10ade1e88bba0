package io.lineweave.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyJsonPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventReader reader = new EventReader(ReadingRules.defaults());

  @Property
  void shouldAnswerWhateverTheBytes(@ForAll byte[] bytes) {
    assertThat(reader.read(bytes)).isNotNull();
  }

  /** Any JSON in the places where an event has something. */
  @Property(tries = 3_000)
  void shouldAnswerWhateverTheJson(@ForAll("shapes") JsonNode json) throws JsonProcessingException {
    Reading reading = reader.read(JSON.writeValueAsBytes(json));
    if (reading instanceof Reading.Event event) {
      assertThat(GraphCodec.decode(GraphCodec.encode(event.graph()))).isEqualTo(event.graph());
    }
  }

  @Property(tries = 1_000)
  void shouldLetEverythingTravelThatIsNeitherHeavyNorSecret(@ForAll("events") ObjectNode json)
      throws IOException {
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    Reading reading = reader.read(bytes);

    assertThat(reading).isInstanceOf(Reading.Event.class);
    LineageGraph graph = ((Reading.Event) reading).graph();
    PlainTree tree = PlainTree.of(JSON.readTree(bytes));
    tree.assertSameNames(graph);
    tree.assertSameFacets(graph, Set.of("debug"));
  }

  @Provide
  Arbitrary<JsonNode> shapes() {
    String[] keys = {
      "run",
      "runId",
      "job",
      "namespace",
      "name",
      "facets",
      "inputs",
      "outputs",
      "dataset",
      "eventTime",
      "eventType",
      "schema",
      "fields",
      "columnLineage",
      "parent",
      "jobType",
      "spark_properties",
      "spark.logicalPlan",
      "plan",
      "_deleted",
      "outputFacets"
    };
    return Arbitraries.randomValue(random -> shape(new RandomJson(random, keys)));
  }

  /** Half an event, so that chance goes on from there. */
  private static JsonNode shape(RandomJson random) {
    ObjectNode event = random.object(4);
    event.put("eventTime", "2026-11-20T11:00:00Z");
    if (event.path("run") instanceof ObjectNode run) {
      run.put("runId", "r");
    }
    event.set("job", random.object(3).put("namespace", "n").put("name", "j"));
    return event;
  }

  @Provide
  Arbitrary<ObjectNode> events() {
    return Arbitraries.randomValue(
        random -> event(new RandomJson(random, "schema", "fields", "sql", "debug", "jobType")));
  }

  private static ObjectNode event(RandomJson random) {
    ObjectNode event = JSON.createObjectNode();
    datasets(random, event.putArray("outputs"));
    event.putObject("run").put("runId", random.name()).set("facets", random.facets());
    event.set("job", named(random).set("facets", random.facets()));
    datasets(random, event.putArray("inputs"));
    return event.put("eventTime", "2026-11-20T11:00:00.5+01:00");
  }

  private static void datasets(RandomJson random, ArrayNode list) {
    for (int i = 0; i < 3; i++) {
      ObjectNode dataset = JSON.createObjectNode();
      dataset.set("facets", random.facets());
      dataset.put("name", i + random.name()).put("namespace", random.name());
      dataset.set("inputFacets", random.facets());
      dataset.set("outputFacets", random.facets());
      list.add(dataset);
    }
  }

  private static ObjectNode named(RandomJson random) {
    return JSON.createObjectNode().put("name", random.name()).put("namespace", random.name());
  }
}

package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The lineage round one entity. Inside the store's lock.
 *
 * <p>Depth counts processes: from a dataset, depth 1 is the process and the dataset behind it; a
 * process itself is the first. Zero and less mean without end. An entity without any edge has an
 * empty map, without itself (all measured).
 */
final class Lineage {
  private static final String INPUTS = "inputs";
  private static final String OUTPUTS = "outputs";
  private static final String READERS = "inputToProcesses";
  private static final String WRITERS = "outputFromProcesses";

  private final StoredEntity base;
  private final Map<String, StoredEntity> entities = new LinkedHashMap<>();
  private final Set<Edge> edges = new LinkedHashSet<>();

  private Lineage(StoredEntity base) {
    this.base = base;
  }

  /** How far to go, and which way. */
  enum Direction {
    INPUT,
    OUTPUT,
    BOTH
  }

  private record Step(StoredEntity entity, int depth) {}

  static ObjectNode of(StoredEntity base, Store store, Direction direction, int depth) {
    EntityType type = store.typeOf(base);
    if (!type.isA("DataSet") && !type.isA("Process")) {
      throw new Refusal(
          404,
          "ATLAS-404-00-011",
          "Given instance guid %s with type %s is not a valid lineage entity type."
              .formatted(base.guid(), base.typeName()));
    }
    Lineage lineage = new Lineage(base);
    int limit = depth < 1 ? Integer.MAX_VALUE : depth;
    boolean process = type.isA("Process");
    if (direction != Direction.OUTPUT) {
      lineage.walk(process, limit, INPUTS, WRITERS);
    }
    if (direction != Direction.INPUT) {
      lineage.walk(process, limit, OUTPUTS, READERS);
    }
    return lineage.json(direction, depth);
  }

  /**
   * Goes from datasets to processes and on to datasets.
   *
   * @param beyond the attribute of a process behind which the next datasets stand
   * @param towards the attribute of a dataset behind which the next processes stand
   */
  private void walk(boolean fromProcess, int limit, String beyond, String towards) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<Step> datasets = new ArrayDeque<>();
    if (fromProcess) {
      cross(new Step(base, 0), beyond, datasets);
    } else {
      datasets.add(new Step(base, 0));
    }
    while (!datasets.isEmpty()) {
      Step step = datasets.remove();
      if (step.depth < limit && seen.add(step.entity.guid())) {
        for (Edge edge : step.entity.edges(towards)) {
          add(edge);
          cross(new Step(edge.other(step.entity), step.depth), beyond, datasets);
        }
      }
    }
  }

  private void cross(Step process, String beyond, Deque<Step> datasets) {
    for (Edge edge : process.entity.edges(beyond)) {
      add(edge);
      datasets.add(new Step(edge.other(process.entity), process.depth + 1));
    }
  }

  private void add(Edge edge) {
    if (edges.add(edge)) {
      entities.put(edge.end1().guid(), edge.end1());
      entities.put(edge.end2().guid(), edge.end2());
    }
  }

  private ObjectNode json(Direction direction, int depth) {
    ObjectNode json = Json.object().put("baseEntityGuid", base.guid());
    json.put("lineageDirection", direction.name()).put("lineageDepth", depth);
    ObjectNode map = json.putObject("guidEntityMap");
    entities.forEach((guid, entity) -> map.set(guid, Views.header(entity)));
    ArrayNode relations = json.putArray("relations");
    edges.forEach(edge -> relations.add(relation(edge)));
    return json;
  }

  /** A process is end 1 of both relationships; an input points to it, it points to an output. */
  private static ObjectNode relation(Edge edge) {
    boolean input = edge.relation().end1().attribute().equals(INPUTS);
    StoredEntity from = input ? edge.end2() : edge.end1();
    StoredEntity to = input ? edge.end1() : edge.end2();
    return Json.object()
        .put("fromEntityId", from.guid())
        .put("toEntityId", to.guid())
        .put("relationshipId", edge.guid());
  }
}

package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** What the contract sends, and the types it brings for that. */
final class Given {
  static final String DATASET = "lineweave_contract_dataset";
  static final String PROCESS = "lineweave_contract_process";
  static final String STRICT = "lineweave_contract_strict";
  static final String WHOLE = "lineweave_contract_whole";
  static final String PART = "lineweave_contract_part";

  private Given() {}

  static ObjectNode entity(String guid, String type, String qualifiedName) {
    ObjectNode entity = object().put("guid", guid).put("typeName", type);
    entity.putObject("attributes").put("qualifiedName", qualifiedName).put("name", "n");
    return entity;
  }

  static ObjectNode dataset(String guid, String qualifiedName) {
    return entity(guid, DATASET, qualifiedName);
  }

  static ObjectNode process(String guid, String qualifiedName) {
    return entity(guid, PROCESS, qualifiedName);
  }

  static ObjectNode process(
      String guid, String qualifiedName, List<JsonNode> inputs, List<JsonNode> outputs) {
    return outputs(inputs(process(guid, qualifiedName), inputs), outputs);
  }

  static ObjectNode strict(String guid, String qualifiedName) {
    return with(entity(guid, STRICT, qualifiedName), "must", text("x"));
  }

  static ObjectNode inputs(ObjectNode process, List<JsonNode> references) {
    return with(process, "inputs", array(references));
  }

  static ObjectNode outputs(ObjectNode process, List<JsonNode> references) {
    return with(process, "outputs", array(references));
  }

  static ObjectNode with(ObjectNode entity, String attribute, JsonNode value) {
    entity.withObject("/attributes").set(attribute, value);
    return entity;
  }

  static ObjectNode related(ObjectNode entity, String attribute, JsonNode value) {
    entity.withObject("/relationshipAttributes").set(attribute, value);
    return entity;
  }

  static ObjectNode byGuid(String guid) {
    return object().put("guid", guid);
  }

  static ObjectNode byName(String type, String qualifiedName) {
    ObjectNode reference = object().put("typeName", type);
    reference.putObject("uniqueAttributes").put("qualifiedName", qualifiedName);
    return reference;
  }

  static JsonNode entities(Collection<? extends JsonNode> entities) {
    return object().set("entities", array(entities));
  }

  static ArrayNode array(Collection<? extends JsonNode> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    array.addAll(values);
    return array;
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  static JsonNode none() {
    return JsonNodeFactory.instance.nullNode();
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

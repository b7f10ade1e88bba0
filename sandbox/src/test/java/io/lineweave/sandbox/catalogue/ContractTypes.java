package io.lineweave.sandbox.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings types to a catalogue, those that it does not have yet. */
final class ContractTypes {
  private static final List<String> SECTIONS = List.of("entityDefs", "relationshipDefs");

  private final Probe probe;

  ContractTypes(Probe probe) {
    this.probe = probe;
  }

  void install(String typeDefs) {
    JsonNode headers = probe.get("/types/typedefs/headers").succeeds().json();
    Set<String> known = new HashSet<>(headers.findValuesAsText("name"));
    ObjectNode missing = Given.object();
    for (String section : SECTIONS) {
      ArrayNode defs = missing.putArray(section);
      for (JsonNode def : Json.tree(typeDefs).path(section)) {
        if (!known.contains(def.path("name").asText())) {
          defs.add(def);
        }
      }
    }
    probe.post("/types/typedefs", missing).succeeds();
  }

  /** Checks that the catalogue shows every type as it was defined. */
  void isThere(String typeDefs) {
    for (String section : SECTIONS) {
      for (JsonNode def : Json.tree(typeDefs).path(section)) {
        String name = def.path("name").asText();
        JsonNode shown = probe.get("/types/typedef/name/" + name).succeeds().json();
        assertThat(shown.path("superTypes")).as(name).isEqualTo(def.path("superTypes"));
        assertThat(shown.path("attributeDefs").findValuesAsText("name"))
            .as(name)
            .containsExactlyInAnyOrderElementsOf(
                def.path("attributeDefs").findValuesAsText("name"));
        assertThat(shown.at("/endDef1/name")).as(name).isEqualTo(def.at("/endDef1/name"));
      }
    }
  }
}

package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.Optional;

/** An {@link Assembly} as JSON. */
final class AssemblyForm {
  static final String PRODUCER = "urn:lineweave:assemble";
  private static final String SCHEMA_URL = "urn:lineweave:schema:lineweave_assembly:1-0-0";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private AssemblyForm() {}

  static byte[] write(Assembly assembly) {
    ObjectNode facet = JSON.createObjectNode();
    facet.put("_producer", PRODUCER).put("_schemaURL", SCHEMA_URL);
    facet.setAll(JSON.<ObjectNode>valueToTree(assembly));
    try {
      return JSON.writeValueAsBytes(facet);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if somebody else wrote a facet of this name, with other content. */
  static Optional<Assembly> read(Facet facet) {
    try {
      return Optional.of(JSON.treeToValue(FacetJson.tree(facet), Assembly.class))
          .filter(assembly -> assembly.completeness() != null);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}

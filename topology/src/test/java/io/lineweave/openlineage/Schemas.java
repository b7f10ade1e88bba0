package io.lineweave.openlineage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** JSON schemas to hold our output to. Formats are not asserted: run ids may be any text. */
public final class Schemas {
  private static final JsonSchema EVENT = load("src/test/resources/schema/OpenLineage-2-0-2.json");
  private static final JsonSchema ASSEMBLY = load("../docs/lineweave_assembly.schema.json");

  private Schemas() {}

  /** What the official schema of OpenLineage 2-0-2 has against the event. */
  public static Set<ValidationMessage> againstEvent(byte[] json) {
    return EVENT.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
  }

  /** What our schema of the facet {@code lineweave_assembly} has against that of the event. */
  public static Set<ValidationMessage> againstAssembly(byte[] json) {
    try {
      return ASSEMBLY.validate(new ObjectMapper().readTree(json).findValue(Assembly.FACET));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema load(String file) {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

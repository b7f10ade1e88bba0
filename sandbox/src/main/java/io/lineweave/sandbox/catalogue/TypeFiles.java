package io.lineweave.sandbox.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The type definitions that the catalogue starts with, in an order in which they can be posted. */
public final class TypeFiles {
  /** What any Atlas has; the others build on it. */
  static final String BASE = "types/base.json";

  /** What Purview has, as far as public material tells; each file names its sources. */
  static final List<String> PURVIEW =
      List.of(
          "types/schema.json",
          "types/azure-storage.json",
          "types/azure-sql.json",
          "types/databases.json",
          "types/fabric.json",
          "types/databricks.json",
          "types/custom-connector.json",
          "types/processes.json");

  /** The application's own types. */
  static final String OWN = "/io/lineweave/types.json";

  private TypeFiles() {}

  /** The definitions that Purview has and a plain Atlas lacks, to be posted in this order. */
  public static List<String> purview() {
    return PURVIEW.stream().map(TypeFiles::read).toList();
  }

  static String read(String name) {
    try (InputStream in = TypeFiles.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that a real catalogue has from the start. */
  static Types load() {
    Types types = create(Types.none(), BASE);
    for (String name : PURVIEW) {
      types = create(types, name);
    }
    return types;
  }

  /** With the application's own types. */
  static Types loadAll() {
    return create(load(), OWN);
  }

  private static Types create(Types types, String file) {
    return types.create(TypeDef.read(Json.tree(read(file))));
  }
}

package io.lineweave.sandbox.catalogue;

import io.lineweave.catalogue.AssetName;
import java.util.List;

/**
 * A process that the catalogue holds, and its active edges.
 *
 * @param process its type and qualified name
 * @param name for people
 * @param columnMapping the attribute of this name; empty text if there is none
 */
public record ProcessLineage(
    AssetName process,
    String name,
    List<AssetName> inputs,
    List<AssetName> outputs,
    String columnMapping) {

  static ProcessLineage of(StoredEntity process) {
    return new ProcessLineage(
        name(process),
        process.name(),
        edges(process, "inputs"),
        edges(process, "outputs"),
        String.valueOf(process.attributes().getOrDefault("columnMapping", "")));
  }

  static AssetName name(StoredEntity entity) {
    return new AssetName(entity.typeName(), entity.qualifiedName());
  }

  private static List<AssetName> edges(StoredEntity process, String attribute) {
    return process.activeEdges(attribute).stream()
        .map(edge -> name(edge.other(process)))
        .sorted()
        .toList();
  }
}

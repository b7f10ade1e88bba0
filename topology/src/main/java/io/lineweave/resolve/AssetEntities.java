package io.lineweave.resolve;

import io.lineweave.asset.Column;
import io.lineweave.asset.MissingPolicy;
import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Assets as the catalogue's entities.
 *
 * <p>A schema is a {@code tabular_schema} with {@code column}s, as scans of files make it and as
 * every DataSet of Purview may have; Azure SQL tables have column entities of their own. Names
 * follow what scans make: {@code {asset}#__tabular_schema//{column}}, {@code {table}#{column}}.
 */
final class AssetEntities {
  private static final String TABULAR_SCHEMA = "tabular_schema";

  /** Asset types whose columns are joined to the asset itself, by their column type. */
  private static final Map<String, String> OWN_COLUMNS =
      Map.of("azure_sql_table", "azure_sql_column");

  private AssetEntities() {}

  /** The entity to be created for an asset, as its policy says. */
  static Entity asset(String guid, WantedAsset wanted) {
    SortedMap<String, Object> attributes = new TreeMap<>();
    if (wanted.policy() == MissingPolicy.PLACEHOLDER) {
      AssetName intended = intended(wanted);
      attributes.put("intendedType", intended.typeName());
      attributes.put("intendedName", intended.qualifiedName());
    } else {
      attributes.putAll(wanted.attributes());
    }
    attributes.put("name", wanted.name());
    if (!wanted.description().isEmpty()) {
      attributes.put("description", wanted.description());
    }
    return new Entity(guid, wanted.key(), attributes, Collections.emptySortedMap());
  }

  /**
   * Some columns of an asset that is there already.
   *
   * @param first nothing of the schema was written yet, so the asset has to be joined to it. Only
   *     then is the asset itself in the batch: a later one would undo what people changed on it.
   * @param guidsTaken how many placeholder guids others in the batch have
   */
  static List<Entity> columns(
      WantedAsset wanted, List<Column> columns, boolean first, int guidsTaken) {
    String own = OWN_COLUMNS.get(wanted.key().typeName());
    if (own != null) {
      return IntStream.range(0, columns.size())
          .mapToObj(i -> ownColumn(own, wanted, columns.get(i), -1 - guidsTaken - i))
          .toList();
    }
    AssetName schema =
        new AssetName(TABULAR_SCHEMA, wanted.key().qualifiedName() + "#__" + TABULAR_SCHEMA);
    Reference reference =
        first
            ? new Reference.ByGuid(Integer.toString(-2 - guidsTaken), TABULAR_SCHEMA)
            : new Reference.ByName(schema);
    List<Entity> entities =
        new ArrayList<>(first ? joined(wanted, schema, reference, guidsTaken) : List.of());
    for (Column column : columns) {
      entities.add(column(schema, reference, column, -1 - guidsTaken - entities.size()));
    }
    return entities;
  }

  /** How many entities come before the first columns of an asset. */
  static int heads(WantedAsset wanted) {
    return OWN_COLUMNS.containsKey(wanted.key().typeName()) ? 0 : 2;
  }

  private static List<Entity> joined(
      WantedAsset wanted, AssetName schema, Reference reference, int guidsTaken) {
    String guid = Integer.toString(-1 - guidsTaken);
    return List.of(
        new Entity(
            guid,
            wanted.key(),
            asset(guid, wanted).attributes(),
            new TreeMap<>(Map.of(TABULAR_SCHEMA, reference))),
        new Entity(
            Integer.toString(-2 - guidsTaken),
            schema,
            new TreeMap<>(Map.of("name", TABULAR_SCHEMA)),
            Collections.emptySortedMap()));
  }

  private static Entity column(AssetName schema, Reference reference, Column column, int guid) {
    return new Entity(
        Integer.toString(guid),
        new AssetName("column", schema.qualifiedName() + "//" + column.name()),
        attributes(column, "type"),
        new TreeMap<>(Map.of("composeSchema", reference)));
  }

  private static Entity ownColumn(String type, WantedAsset wanted, Column column, int guid) {
    return new Entity(
        Integer.toString(guid),
        new AssetName(type, wanted.key().qualifiedName() + "#" + column.name()),
        attributes(column, "data_type"),
        new TreeMap<>(Map.of("table", new Reference.ByName(wanted.key()))));
  }

  /** The type is mandatory, and a schema facet need not tell it. */
  private static SortedMap<String, Object> attributes(Column column, String typeAttribute) {
    SortedMap<String, Object> attributes = new TreeMap<>();
    attributes.put("name", column.name());
    attributes.put(typeAttribute, column.type().isEmpty() ? "unknown" : column.type());
    if (!column.description().isEmpty()) {
      attributes.put("description", column.description());
    }
    return attributes;
  }

  /** What a placeholder stands for. */
  static AssetName intended(WantedAsset wanted) {
    return wanted.candidates().stream()
        .filter(candidate -> !Spelling.isResourceSet(candidate))
        .findFirst()
        .orElse(wanted.key());
  }
}

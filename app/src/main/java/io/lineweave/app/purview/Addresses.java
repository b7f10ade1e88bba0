package io.lineweave.app.purview;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The addresses of the API's resources. */
final class Addresses {
  private static final String QUALIFIED_NAME = "qualifiedName=";

  private final String base;
  private final String searchBase;
  private final Dialect dialect;

  Addresses(URI endpoint, String apiPath) {
    String host = endpoint.toString().replaceAll("/+$", "");
    this.dialect = Dialect.of(apiPath);
    this.base = host + "/" + apiPath;
    this.searchBase = host + "/" + apiPath.replaceAll("atlas/v2$", "");
  }

  URI bulk(Optional<String> collection) {
    List<String> query = new ArrayList<>();
    dialect.collection(collection).ifPresent(id -> query.add("collectionId=" + encoded(id)));
    return address("/entity/bulk", query);
  }

  URI byGuids(Collection<String> guids) {
    return address("/entity/bulk", guids.stream().map(guid -> "guid=" + encoded(guid)).toList());
  }

  /** Many entities of a type by name, without what belongs to them. */
  URI byNames(String typeName, Collection<String> names) {
    return byNames(typeName, names, List.of("minExtInfo=true", "ignoreRelationships=true"));
  }

  /** Many entities of a type by name, with their relationships. */
  URI joinedByNames(String typeName, Collection<String> names) {
    return byNames(typeName, names, List.of());
  }

  private URI byNames(String typeName, Collection<String> names, List<String> options) {
    List<String> query = new ArrayList<>(options);
    int number = 0;
    for (String name : names) {
      query.add("attr_" + number++ + ":" + QUALIFIED_NAME + encoded(name));
    }
    return address("/entity/bulk/uniqueAttribute/type/" + encoded(typeName), query);
  }

  /** One entity with its relationships. */
  URI byName(String typeName, String name) {
    return address(
        "/entity/uniqueAttribute/type/" + encoded(typeName),
        List.of("attr:" + QUALIFIED_NAME + encoded(name)));
  }

  URI typeDefinitions() {
    return address("/types/typedefs", List.of());
  }

  URI typeHeaders() {
    return address("/types/typedefs/headers", List.of());
  }

  URI search() {
    return dialect.purviewSearch()
        ? URI.create(searchBase + "search/query?" + dialect.searchVersion())
        : URI.create(base + "/search/basic");
  }

  Dialect dialect() {
    return dialect;
  }

  private URI address(String path, List<String> query) {
    List<String> all = new ArrayList<>(query);
    if (!dialect.version().isEmpty()) {
      all.add(dialect.version());
    }
    return URI.create(base + path + (all.isEmpty() ? "" : "?" + String.join("&", all)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

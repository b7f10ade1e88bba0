package io.lineweave.sandbox.catalogue;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request, read to its end. */
record Request(String method, String path, Map<String, Deque<String>> query, String body) {

  static Request of(HttpServerExchange exchange) throws IOException {
    return new Request(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryParameters(),
        new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(Deque::peekFirst);
  }

  List<String> parameters(String name) {
    return Optional.ofNullable(query.get(name)).map(List::copyOf).orElse(List.of());
  }

  /** Unique attributes by key: {@code attr}, or {@code attr_0}, {@code attr_1} and so on. */
  Map<String, UniqueAttribute> uniqueAttributes() {
    Map<String, UniqueAttribute> attributes = new TreeMap<>();
    query.forEach(
        (key, values) -> {
          int colon = key.indexOf(':');
          if (key.startsWith("attr") && colon > 0) {
            String name = key.substring(colon + 1);
            attributes.put(key.substring(0, colon), new UniqueAttribute(name, values.getFirst()));
          }
        });
    return attributes;
  }

  boolean withRelationships() {
    return !parameter("ignoreRelationships").map(Boolean::parseBoolean).orElse(false);
  }

  /** The name and the value of an attribute that tells entities of a type apart. */
  record UniqueAttribute(String name, String value) {}
}

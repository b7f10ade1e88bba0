package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** What can be asked about type definitions. */
final class TypeCalls {
  private final Store store;

  TypeCalls(Store store) {
    this.store = store;
  }

  Answer create(Request request) {
    return change(request, Types::create);
  }

  Answer update(Request request) {
    return change(request, Types::update);
  }

  private Answer change(
      Request request, BiFunction<Types, Collection<TypeDef>, Types> modification) {
    List<TypeDef> defs = TypeDef.read(Json.tree(request.body()));
    return Answer.of(
        store.write(
            () -> {
              store.types(modification.apply(store.types(), defs));
              return show(defs.stream().map(def -> store.types().definition(def.name())).toList());
            }));
  }

  Answer all(Request request) {
    return Answer.of(
        store.read(
            () ->
                show(
                    store.types().definitions().stream()
                        .filter(def -> isWanted(def, request.parameter("type").orElse("")))
                        .toList())));
  }

  Answer headers() {
    var headers = Json.object().arrayNode();
    for (TypeDef def : store.read(store::types).definitions()) {
      ObjectNode header = headers.addObject();
      header.set("guid", def.json().path("guid"));
      header.put("name", def.name()).put("category", def.category());
    }
    return Answer.of(headers);
  }

  Answer one(String name) {
    Types types = store.read(store::types);
    return Answer.of(types.show(types.definition(name)));
  }

  /** A type that is in use is kept (measured). */
  Answer delete(String name) {
    return store.write(
        () -> {
          Types without = store.types().delete(name);
          if (store.all().anyMatch(entity -> entity.typeName().equals(name))) {
            throw new Refusal(409, "ATLAS-409-00-002", "Given type " + name + " has references");
          }
          store.types(without);
          return new Answer(204, "application/json", Map.of(), "");
        });
  }

  private static boolean isWanted(TypeDef def, String category) {
    return category.isEmpty() || def.category().equals(category.toUpperCase(Locale.ROOT));
  }

  private ObjectNode show(List<TypeDef> defs) {
    ObjectNode answer = Json.object();
    TypeDef.SECTIONS.values().forEach(answer::putArray);
    for (TypeDef def : defs) {
      answer.withArray("/" + TypeDef.SECTIONS.get(def.category())).add(store.types().show(def));
    }
    return answer;
  }
}

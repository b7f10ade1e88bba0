package io.lineweave.sandbox.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which request is which call: the paths of Purview's Data Map API and of Apache Atlas. */
final class Routes {
  private static final Pattern ATLAS = Pattern.compile("(?:/datamap|/catalog)?/api/atlas/v2/(.*)");
  private static final Pattern SEARCH = Pattern.compile("/(?:datamap|catalog)/api/(search/query)");

  private final List<Route> routes;

  Routes(Reads reads, Writes writes, TypeCalls types) {
    routes =
        List.of(
            route("POST", "entity/bulk", Call.WRITE, (it, key) -> writes.write(it)),
            route("POST", "entity", Call.WRITE, (it, key) -> writes.writeOne(it)),
            route("GET", "entity/bulk", Call.LOOKUP, (it, key) -> reads.byGuids(it)),
            route("GET", "entity/bulk/uniqueAttribute/type/(.+)", Call.LOOKUP, reads::byNames),
            route("GET", "entity/uniqueAttribute/type/(.+)", Call.LOOKUP, reads::byName),
            route("GET", "entity/guid/(.+)", Call.LOOKUP, reads::byGuid),
            route("DELETE", "entity/bulk", Call.DELETE, (it, key) -> writes.deleteByGuids(it)),
            route("DELETE", "entity/uniqueAttribute/type/(.+)", Call.DELETE, writes::deleteByName),
            route(
                "DELETE", "entity/guid/(.+)", Call.DELETE, (it, guid) -> writes.deleteByGuid(guid)),
            route("GET", "lineage/uniqueAttribute/type/(.+)", Call.LINEAGE, reads::lineageByName),
            route("GET", "lineage/([^/]+)", Call.LINEAGE, reads::lineageByGuid),
            route("POST", "search/query", Call.SEARCH, (it, key) -> reads.search(it)),
            route("POST", "search/basic", Call.SEARCH, (it, key) -> reads.basicSearch(it)),
            route("GET", "types/typedefs", Call.TYPES, (it, key) -> types.all(it)),
            route("GET", "types/typedefs/headers", Call.TYPES, (it, key) -> types.headers()),
            route("POST", "types/typedefs", Call.TYPES, (it, key) -> types.create(it)),
            route("PUT", "types/typedefs", Call.TYPES, (it, key) -> types.update(it)),
            route("GET", "types/[a-z]+def/name/(.+)", Call.TYPES, (it, name) -> types.one(name)),
            route(
                "DELETE", "types/typedef/name/(.+)", Call.TYPES, (it, name) -> types.delete(name)));
  }

  /** Answers a request, given what its path holds, if anything. */
  interface Handler {
    Answer handle(Request request, String key);
  }

  /** A request whose path was recognised. */
  record Routed(Call call, Handler handler, String key) {
    Answer answer(Request request) {
      return handler.handle(request, key);
    }
  }

  private record Route(String method, Pattern path, Call call, Handler handler) {
    Optional<Routed> match(String givenMethod, String givenPath) {
      Matcher matcher = path.matcher(givenPath);
      return method.equals(givenMethod) && matcher.matches()
          ? Optional.of(
              new Routed(call, handler, matcher.groupCount() == 0 ? "" : matcher.group(1)))
          : Optional.empty();
    }
  }

  private static Route route(String method, String path, Call call, Handler handler) {
    return new Route(method, Pattern.compile(path), call, handler);
  }

  /** An unknown URL or a wrong method is to Atlas just something that it did not expect. */
  Routed find(String method, String path) {
    return local(path)
        .flatMap(
            local ->
                routes.stream().flatMap(route -> route.match(method, local).stream()).findFirst())
        .orElse(
            new Routed(
                Call.OTHER,
                (request, key) -> {
                  throw Refusal.unexpected();
                },
                ""));
  }

  private static Optional<String> local(String path) {
    return List.of(ATLAS, SEARCH).stream()
        .map(prefix -> prefix.matcher(path))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}

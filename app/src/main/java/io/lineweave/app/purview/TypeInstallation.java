package io.lineweave.app.purview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Creates those of Lineweave's type definitions that the catalogue lacks. Existing ones are left as
 * they are. Once it has succeeded, or is not permitted, it asks no more.
 *
 * <p>Threading: callers of several stream threads share the attempt under way.
 */
public final class TypeInstallation {
  private static final String RESOURCE = "/io/lineweave/types.json";
  private static final String EXISTS = "ATLAS-409-00-001";
  private static final int FORBIDDEN = 403;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PurviewClient client;
  private final JsonNode wanted;
  private CompletableFuture<Reply<JsonNode>> attempt = CompletableFuture.completedFuture(notYet());

  /** Of the definitions that this release brings. */
  public TypeInstallation(PurviewClient client) {
    this(client, definitions());
  }

  TypeInstallation(PurviewClient client, JsonNode wanted) {
    this.client = client;
    this.wanted = wanted;
  }

  /**
   * The outcome: of the attempt under way, of the last one if it settled things, or of a new one.
   */
  public synchronized CompletableFuture<Reply<JsonNode>> ensure() {
    if (attempt.isDone() && !settled(attempt.join())) {
      attempt = attempt();
    }
    return attempt;
  }

  /** Whether there is nothing left to do: all are there, or it is not ours to bring them. */
  static boolean settled(Reply<JsonNode> reply) {
    boolean forbidden =
        reply instanceof Reply.Refused<JsonNode> refused && refused.status() == FORBIDDEN;
    // Without permission for types they may be there all the same; a write will show.
    return reply.fate() == Fate.DONE || forbidden;
  }

  /** The names of Lineweave's types that are not among these. */
  public List<String> missing(Set<String> there) {
    List<String> missing = new ArrayList<>();
    definitionsBeyond(there).forEach(definition -> missing.add(definition.path("name").asText()));
    return missing;
  }

  private CompletableFuture<Reply<JsonNode>> attempt() {
    return client
        .typeNames()
        .thenCompose(
            there ->
                there
                    .value()
                    .map(names -> create(definitionsBeyond(names)))
                    .orElseGet(() -> CompletableFuture.completedFuture(there.failed())));
  }

  private CompletableFuture<Reply<JsonNode>> create(ArrayNode missing) {
    if (missing.isEmpty()) {
      return CompletableFuture.completedFuture(new Reply.Done<>(missing));
    }
    ObjectNode body = JSON.createObjectNode();
    body.set("entityDefs", missing);
    return client
        .createTypes(body.toString().getBytes(StandardCharsets.UTF_8))
        .thenApply(TypeInstallation::orThere);
  }

  // Another instance that starts at the same moment may have been faster: look again.
  private static Reply<JsonNode> orThere(Reply<JsonNode> reply) {
    return reply instanceof Reply.Refused<JsonNode> refused && refused.errorCode().equals(EXISTS)
        ? new Reply.NoAnswer<>("somebody else is installing them")
        : reply;
  }

  private ArrayNode definitionsBeyond(Set<String> there) {
    ArrayNode missing = JSON.createArrayNode();
    for (JsonNode definition : wanted.path("entityDefs")) {
      if (!there.contains(definition.path("name").asText())) {
        missing.add(definition);
      }
    }
    return missing;
  }

  private static Reply<JsonNode> notYet() {
    return new Reply.NoAnswer<>("not tried yet");
  }

  private static JsonNode definitions() {
    try (InputStream resource = TypeInstallation.class.getResourceAsStream(RESOURCE)) {
      return JSON.readTree(resource);
    } catch (IOException e) {
      throw new UncheckedIOException("the program lacks " + RESOURCE, e);
    }
  }
}

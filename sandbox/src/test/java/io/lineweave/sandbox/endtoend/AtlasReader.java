package io.lineweave.sandbox.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.sandbox.report.CatalogueReport;
import io.lineweave.sandbox.report.FoundProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads lineage as any user of an Atlas v2 API would: over HTTP, from its lineage API. */
final class AtlasReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final Map<String, String> headers;

  /** A reader of the API at this address, such as {@code http://127.0.0.1:21000/api/atlas/v2}. */
  AtlasReader(URI api, Map<String, String> headers) {
    this.api = api;
    this.headers = headers;
  }

  /** A process with the edges that the lineage API shows; empty if it is not there. */
  Optional<FoundProcess> process(String typeName, String qualifiedName) {
    return get("/entity/uniqueAttribute/type/"
            + typeName
            + "?attr:qualifiedName="
            + encoded(qualifiedName))
        .map(answer -> answer.path("entity"))
        .map(this::withLineage);
  }

  private FoundProcess withLineage(JsonNode process) {
    String guid = process.path("guid").asText();
    JsonNode lineage = get("/lineage/" + guid + "?direction=BOTH&depth=1").orElseThrow();
    JsonNode attributes = process.path("attributes");
    return new FoundProcess(
        attributes.path("qualifiedName").asText(),
        process.path("typeName").asText(),
        attributes.path("name").asText(),
        ends(lineage, guid, "toEntityId", "fromEntityId"),
        ends(lineage, guid, "fromEntityId", "toEntityId"),
        CatalogueReport.columns(attributes.path("columnMapping").asText("")));
  }

  /** Qualified names at the far ends of the edges that have the process at the near end. */
  private static List<String> ends(JsonNode lineage, String process, String near, String far) {
    return StreamSupport.stream(lineage.path("relations").spliterator(), false)
        .filter(edge -> edge.path(near).asText().equals(process))
        .map(edge -> lineage.path("guidEntityMap").path(edge.path(far).asText()))
        .map(entity -> entity.at("/attributes/qualifiedName").asText())
        .toList();
  }

  private Optional<JsonNode> get(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() == 404) {
        return Optional.empty();
      }
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            path
                + ": "
                + answer.statusCode()
                + " "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return Optional.of(JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

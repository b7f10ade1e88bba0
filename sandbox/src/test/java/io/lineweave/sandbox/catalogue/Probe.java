package io.lineweave.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A plain HTTP client of the catalogue under test. */
final class Probe {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final String base;
  private final Optional<String> authorization;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final AtomicInteger names = new AtomicInteger();

  /**
   * @param base with API path, as {@code https://account.purview.azure.com/datamap/api/atlas/v2}
   */
  Probe(URI base, Optional<String> authorization) {
    this.base = base.toString().replaceAll("/+$", "");
    this.authorization = authorization;
  }

  /** Whether it speaks Purview's dialect; else it is an Apache Atlas. */
  boolean isPurview() {
    return base.contains("/datamap/") || base.contains("/catalog/");
  }

  boolean needsCredentials() {
    return authorization.isPresent();
  }

  /** A qualified name that nobody has used. */
  String name(String local) {
    return "contract://" + run + "/" + names.incrementAndGet() + "/" + local;
  }

  Seen get(String path) {
    return send(request(path).GET());
  }

  Seen post(String path, JsonNode body) {
    return post(path, body.toString());
  }

  Seen post(String path, String body) {
    return send(json(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Seen put(String path, String body) {
    return send(json(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  Seen delete(String path) {
    return send(request(path).DELETE());
  }

  /** A write of these entities. */
  Seen write(JsonNode... entities) {
    return post("/entity/bulk", Given.entities(Arrays.asList(entities)));
  }

  /** The entity of this name, with relationships. */
  Seen find(String type, String qualifiedName) {
    return get(
        "/entity/uniqueAttribute/type/" + type + "?attr:qualifiedName=" + encoded(qualifiedName));
  }

  boolean has(String type, String qualifiedName) {
    return find(type, qualifiedName).status() == 200;
  }

  Seen send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Seen(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = withoutCredentials(path);
    authorization.ifPresent(header -> request.header("Authorization", header));
    return request;
  }

  HttpRequest.Builder withoutCredentials(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
  }

  /** Purview's search stands beside its Atlas API. */
  HttpRequest.Builder search(String body) {
    URI search = URI.create(base.replace("/atlas/v2", "/search/query?api-version=2023-09-01"));
    HttpRequest.Builder request = json("").uri(search);
    return request.POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

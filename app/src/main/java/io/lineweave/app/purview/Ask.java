package io.lineweave.app.purview;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/**
 * One call to make.
 *
 * @param operation its name for metrics and logs
 * @param method HTTP method
 * @param uri whole address; holds names of assets, so it is not logged
 * @param body JSON, if any
 */
record Ask(String operation, String method, URI uri, Optional<byte[]> body) {

  static Ask get(String operation, URI uri) {
    return new Ask(operation, "GET", uri, Optional.empty());
  }

  static Ask post(String operation, URI uri, byte[] json) {
    return new Ask(operation, "POST", uri, Optional.of(json));
  }

  static Ask delete(String operation, URI uri) {
    return new Ask(operation, "DELETE", uri, Optional.empty());
  }

  /** The request without its headers. */
  HttpRequest.Builder request() {
    BodyPublisher publisher =
        body.map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody);
    return HttpRequest.newBuilder(uri).method(method, publisher);
  }
}

package io.lineweave.app.purview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * What a server said.
 *
 * @param status HTTP status
 * @param retryAfter the header of that name
 * @param body as JSON: a missing node if there was none, empty if it was something else
 */
record Answer(int status, Optional<String> retryAfter, Optional<JsonNode> body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  boolean good() {
    return status >= 200 && status < 300;
  }

  /** What a body holds. */
  static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory", e);
    }
  }
}

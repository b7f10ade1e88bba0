package io.lineweave.sandbox.catalogue;

import java.util.Map;
import java.util.UUID;

/** An answer, ready to be sent. */
record Answer(int status, String contentType, Map<String, String> headers, String body) {
  private static final String JSON = "application/json; charset=UTF-8";

  static Answer of(Object json) {
    return new Answer(200, JSON, Map.of(), Json.text(json));
  }

  /**
   * Error bodies as Atlas makes them, with the {@code requestId} that Purview adds. What Atlas did
   * not expect it answers with plain text under a JSON content type (measured).
   */
  static Answer of(Refusal refusal) {
    String id = UUID.randomUUID().toString();
    if (refusal.code().isEmpty()) {
      String text =
          refusal.status() == 500
              ? "There was an error processing your request. It has been logged (ID %s)."
                  .formatted(id.substring(0, 8))
              : refusal.getMessage();
      return new Answer(refusal.status(), JSON, headers(refusal), text);
    }
    var body = Json.object().put("requestId", id).put("errorCode", refusal.code());
    body.put("errorMessage", refusal.getMessage());
    return new Answer(refusal.status(), JSON, headers(refusal), Json.text(body));
  }

  private static Map<String, String> headers(Refusal refusal) {
    return refusal
        .retryAfterSeconds()
        .map(seconds -> Map.of("Retry-After", Long.toString(seconds)))
        .orElse(Map.of());
  }
}

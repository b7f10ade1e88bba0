package io.lineweave.sandbox.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** An answer as a client sees it. */
record Seen(int status, String body) {

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + status + " " + body, e);
    }
  }

  Seen succeeds() {
    assertThat(status).as(body).isEqualTo(200);
    return this;
  }

  /** Refused with Atlas' status, code and a part of its text. */
  void isRefused(int withStatus, String code, String text) {
    assertThat(status).as(body).isEqualTo(withStatus);
    assertThat(json().path("errorCode").asText()).isEqualTo(code);
    assertThat(json().path("errorMessage").asText()).contains(text);
  }

  /** The answer to what the server did not expect: plain text, whatever its content type says. */
  void isUnexpected() {
    assertThat(status).as(body).isEqualTo(500);
    assertThat(body).startsWith("There was an error processing your request");
  }

  String guid(String placeholder) {
    succeeds();
    String guid = json().path("guidAssignments").path(placeholder).asText();
    assertThat(guid).as(body).hasSize(36);
    return guid;
  }

  /** Qualified names of the entities that the answer says were created, updated or deleted. */
  List<String> mutated(String kind) {
    succeeds();
    List<String> names = new ArrayList<>();
    json()
        .path("mutatedEntities")
        .path(kind)
        .forEach(header -> names.add(header.path("attributes").path("qualifiedName").asText()));
    return names;
  }
}

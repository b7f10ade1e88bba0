package io.lineweave.sandbox.samples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a text into the events in it, each as its producer wrote it. */
final class EventText {
  private static final JsonFactory JSON = new JsonFactory();

  private EventText() {}

  /**
   * The events of a text. If all of it is JSON, each value is one, of an array each element;
   * otherwise each line that is not blank is one, whatever it holds.
   */
  static List<String> split(String text) {
    return values(text).orElseGet(() -> text.lines().filter(line -> !line.isBlank()).toList());
  }

  /** Slices of the text, so that double keys, odd numbers and spaces stay; empty if not JSON. */
  private static Optional<List<String>> values(String text) {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (isBracketOfRootArray(token, parser)) {
          continue;
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        values.add(text.substring(start, (int) parser.currentLocation().getCharOffset()));
      }
      return Optional.of(values);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Within the array itself no END_ARRAY of another one is met: children are skipped. */
  private static boolean isBracketOfRootArray(JsonToken token, JsonParser parser) {
    return token == JsonToken.END_ARRAY
        || (token == JsonToken.START_ARRAY && parser.getParsingContext().getParent().inRoot());
  }
}

package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.openlineage.Reading.Problem;
import io.lineweave.secret.Credentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Facets as bytes that may travel on: without credentials, in well-formed UTF-8.
 *
 * <p>Nearly all are copied as they are; a facet with something suspicious in it is decoded and, if
 * that proves true, written anew.
 */
final class FacetBytes {
  /** What JSON libraries read; a longer one would stop a room that looks into the facet. */
  private static final int LONGEST_NUMBER = 1_000;

  private final JsonFactory json;
  private final ReadingRules rules;
  private final Tally tally;

  FacetBytes(JsonFactory json, ReadingRules rules, Tally tally) {
    this.json = json;
    this.rules = rules;
    this.tally = tally;
  }

  /** What travels on of the facet in this range. */
  byte[] of(byte[] bytes, int from, int to) throws IOException {
    byte[] facet =
        rules.trimming().cutCredentials() && isSuspicious(bytes, from, to)
            ? cleaned(bytes, from, to)
            : Arrays.copyOfRange(bytes, from, to);
    if (facet.length > rules.limits().textBytes()) {
      checkTexts(facet);
    }
    return facet;
  }

  private static boolean isSuspicious(byte[] bytes, int from, int to) {
    return Credentials.suspected(bytes, from, to)
        || Texts.maybeIllFormed(bytes, from, to)
        || mayHoldLongNumber(bytes, from, to);
  }

  /** Looks at every few hundredth byte only: a number too long cannot slip between. */
  private static boolean mayHoldLongNumber(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i += LONGEST_NUMBER / 2) {
      int begin = i;
      while (begin > from && i - begin < LONGEST_NUMBER && isOfNumber(bytes[begin - 1])) {
        begin--;
      }
      int end = i;
      while (end < to && end - begin < LONGEST_NUMBER && isOfNumber(bytes[end])) {
        end++;
      }
      if (end - begin >= LONGEST_NUMBER) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfNumber(byte b) {
    return (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
  }

  private byte[] cleaned(byte[] bytes, int from, int to) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    boolean changed = false;
    try (JsonParser parser = json.createParser(bytes, from, to - from);
        JsonGenerator generator = json.createGenerator(out)) {
      while (parser.nextToken() != null) {
        changed |= copy(parser, generator);
      }
    }
    return changed ? out.toByteArray() : Arrays.copyOfRange(bytes, from, to);
  }

  /** Writes the current token, cleaned; true if that changed it. */
  private boolean copy(JsonParser parser, JsonGenerator generator) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.FIELD_NAME) {
      String name = Texts.wellFormed(parser.currentName());
      generator.writeFieldName(name);
      return !name.equals(parser.currentName());
    }
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      String uncredentialed = Credentials.cut(text);
      tally.credentials += uncredentialed.equals(text) ? 0 : 1;
      String clean = Texts.wellFormed(uncredentialed);
      generator.writeString(clean);
      return !clean.equals(text);
    }
    if (token.isNumeric()) {
      generator.writeNumber(number(parser.getText()));
    } else {
      generator.copyCurrentEvent(parser);
    }
    return false;
  }

  private static String number(String text) throws DefectException {
    if (text.length() > LONGEST_NUMBER) {
      throw new DefectException(
          Problem.TEXT_TOO_LONG, "a number of more than " + LONGEST_NUMBER + " digits");
    }
    return text;
  }

  /** Counts bytes between quotes, as they stand there. */
  private void checkTexts(byte[] facet) throws DefectException {
    int limit = rules.limits().textBytes();
    int begin = -1;
    for (int i = 0; i < facet.length; i++) {
      if (facet[i] == '\\') {
        i++;
      } else if (facet[i] == '"') {
        if (begin >= 0 && i - begin > limit) {
          throw new DefectException(
              Problem.TEXT_TOO_LONG, "over the limit of " + limit + " bytes per text in a facet");
        }
        begin = begin < 0 ? i + 1 : -1;
      }
    }
  }
}

package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JacksonException;
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
  private final ByteParser.Factory json;
  private final ReadingRules rules;
  private final Tally tally;

  FacetBytes(ByteParser.Factory json, ReadingRules rules, Tally tally) {
    this.json = json;
    this.rules = rules;
    this.tally = tally;
  }

  /** What travels on of the facet in this range. */
  byte[] of(byte[] bytes, int from, int to) throws IOException {
    byte[] facet =
        rules.trimming().cutCredentials() && Suspicion.in(bytes, from, to)
            ? cleaned(bytes, from, to)
            : Arrays.copyOfRange(bytes, from, to);
    if (facet.length > rules.limits().textBytes()) {
      checkTexts(facet);
    }
    return facet;
  }

  /** What travels on of the parent facet in this range, which forwards other facets. */
  byte[] ofParent(byte[] bytes, int from, int to) throws IOException {
    try (ByteParser parser = json.createParser(bytes, from, to - from)) {
      Cursor cursor = new Cursor(parser, bytes, from, rules, tally);
      cursor.next();
      byte[] pruned = new Pruning(cursor, rules.trimming()).parent();
      return of(pruned, 0, pruned.length);
    }
  }

  /** The class of the root of the logical plan in this range; empty if it names none. */
  String sparkPlan(byte[] bytes, int from, int to) throws IOException {
    try (ByteParser parser = json.createParser(bytes, from, to - from)) {
      return SparkPlan.root(new Cursor(parser, bytes, from, rules, tally));
    } catch (JacksonException e) {
      return "";
    }
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
    if (text.length() > Suspicion.LONGEST_NUMBER) {
      throw new DefectException(
          Problem.TEXT_TOO_LONG, "a number of more than " + Suspicion.LONGEST_NUMBER + " digits");
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

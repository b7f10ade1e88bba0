package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
  private final FacetWalk walk;

  FacetBytes(ByteParser.Factory json, ReadingRules rules, Tally tally) {
    this.json = json;
    this.rules = rules;
    this.tally = tally;
    this.walk = new FacetWalk(rules.limits());
  }

  /** What travels on of the facet that begins here and was walked over last. */
  byte[] of(byte[] bytes, int from) throws IOException {
    return rules.trimming().cutCredentials() && walk.isSuspicious()
        ? cleaned(bytes, from, walk.end())
        : Arrays.copyOfRange(bytes, from, walk.end());
  }

  /** What travels on of the environment or property facet under the cursor. */
  byte[] ofProperties(Cursor cursor) throws IOException {
    return walked(new Pruning(cursor, rules.trimming()).properties());
  }

  /** What travels on of the parent facet in this range, which forwards other facets. */
  byte[] ofParent(byte[] bytes, int from, int to) throws IOException {
    try (ByteParser parser = json.createParser(bytes, from, to - from)) {
      Cursor cursor = new Cursor(parser, bytes, from, rules, tally);
      cursor.next();
      return walked(new Pruning(cursor, rules.trimming()).parent());
    }
  }

  /** The walk over facets; what it says is of the facet that it went over last. */
  FacetWalk walk() {
    return walk;
  }

  private byte[] walked(byte[] facet) throws IOException {
    walk.over(facet, 0, facet.length, 0);
    return of(facet, 0);
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
      generator.writeNumber(parser.getText());
    } else {
      generator.copyCurrentEvent(parser);
    }
    return false;
  }
}

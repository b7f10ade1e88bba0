package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lineweave.app.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The value of a dead letter as it may be shown: JSON, indented, as far as it can be read, without
 * credentials. Values of secret keys and of environments' properties are three asterisks, as intake
 * leaves them out.
 */
final class MaskedValue {
  private static final int DEEPEST = 100;
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_SHOWN = 65_536;
  private static final int LONGEST_TEXT = 1_000;
  private static final int EXCERPT = 400;

  private final JsonParser parser;
  private final JsonGenerator json;
  private final StringWriter shown;
  private boolean inSecret;
  private int depth;
  private boolean cut;
  private long understood;

  private MaskedValue(JsonParser parser, StringWriter shown) throws IOException {
    this.parser = parser;
    this.shown = shown;
    this.json = JobInText.JSON.createGenerator(shown).useDefaultPrettyPrinter();
  }

  /**
   * What is shown of a value.
   *
   * @param text for a terminal: nothing in it is a control character but line ends
   * @param whole whether it is all of the value, as JSON
   * @param remark why it is not; empty text if it is
   */
  record Shown(String text, boolean whole, String remark) {}

  /** Thrown where enough was shown. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Shows a value.
   *
   * @param truncated whether it is only the head of one, so that it has to end in the middle
   */
  static Shown of(byte[] value, boolean truncated) {
    if (value.length == 0) {
      return new Shown("", false, "it is empty");
    }
    try (InputStream in = JobInText.opened(value)) {
      return shown(in.readNBytes(MOST_BYTES), truncated);
    } catch (IOException e) {
      return new Shown("", false, "it begins like gzip but does not decompress");
    }
  }

  private static Shown shown(byte[] bytes, boolean truncated) {
    StringWriter shown = new StringWriter();
    try (JsonParser parser = JobInText.JSON.createParser(bytes)) {
      return new MaskedValue(parser, shown).show(bytes, truncated);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private Shown show(byte[] bytes, boolean truncated) throws IOException {
    String remark;
    try {
      while (next() != null) {
        value(false);
      }
      remark = cut ? "what is nested deeper than " + DEEPEST + " is left out" : "";
    } catch (EnoughException e) {
      remark = "only the beginning is shown";
    } catch (IOException e) {
      remark =
          truncated
              ? "only its head was kept"
              : "no JSON from byte " + understood + " on" + excerpt(bytes);
    }
    json.close();
    return new Shown(Printable.text(shown.toString()), remark.isEmpty(), remark);
  }

  private void value(boolean ofProperties) throws IOException {
    if (shown.getBuffer().length() > MOST_SHOWN) {
      throw new EnoughException();
    }
    JsonToken token = parser.currentToken();
    if (token.isStructStart()) {
      structure(token, ofProperties);
    } else if (ofProperties) {
      json.writeString(Masking.MASK);
    } else if (token == JsonToken.VALUE_STRING) {
      json.writeString(shortened(Masking.text(parser.getText())));
    } else if (token.isNumeric()) {
      json.writeNumber(parser.getText()); // as it is written, whatever its precision
    } else {
      json.copyCurrentEvent(parser);
    }
    json.flush();
    parser.finishToken(); // also one that was not looked at: if it does not end, it is still ours
  }

  /** The next token; should there be none, what was understood ends here. */
  private JsonToken next() throws IOException {
    understood = parser.currentLocation().getByteOffset();
    return parser.nextToken();
  }

  private void structure(JsonToken token, boolean ofProperties) throws IOException {
    if (depth == DEEPEST) {
      cut = true;
      parser.skipChildren();
      json.writeString("…");
      return;
    }
    depth++;
    if (token == JsonToken.START_OBJECT) {
      object(ofProperties);
    } else {
      json.writeStartArray();
      while (next() != JsonToken.END_ARRAY) {
        value(ofProperties);
      }
      json.writeEndArray();
    }
    depth--;
  }

  private void object(boolean ofProperties) throws IOException {
    json.writeStartObject();
    while (next() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      json.writeFieldName(shortened(Masking.text(field)));
      boolean secret = Masking.isSecret(field);
      boolean properties =
          Masking.holdsProperties(field) || (ofProperties && !Masking.isHarmless(field));
      boolean before = inSecret;
      inSecret = before || secret || properties;
      next();
      if (secret) {
        parser.skipChildren();
        parser.finishToken();
        json.writeString(Masking.MASK);
      } else {
        value(properties);
      }
      inSecret = before;
    }
    json.writeEndObject();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT) + "… (" + text.length() + " characters)";
  }

  /** What stands where it stops being JSON, unless that may belong to a secret. */
  private String excerpt(byte[] bytes) {
    if (inSecret) {
      return "";
    }
    int begin = (int) Math.max(0, Math.min(understood, bytes.length));
    int end = Math.min(bytes.length, begin + EXCERPT);
    String text = new String(bytes, begin, end - begin, UTF_8);
    return ": " + Printable.line(Masking.loose(text)) + (end < bytes.length ? "…" : "");
  }
}

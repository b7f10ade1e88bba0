package io.lineweave.app.deadletters;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Finds the job in what may be an event, a list of them, or the head of one: as far as it can be
 * read, and no further than a megabyte. Of a list it is the first event's.
 */
final class JobInText {
  private static final int MOST_BYTES = 1 << 20;

  /** What is too deep for intake is passed over here, and that takes no stack. */
  static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
          .build();

  private String namespace = "";
  private String name = "";

  private JobInText() {}

  /** The job as {@code namespace/name}; empty text if there is none to be seen. */
  static String of(byte[] value) {
    JobInText job = new JobInText();
    try (InputStream in = opened(value);
        JsonParser parser = JSON.createParser(in.readNBytes(MOST_BYTES))) {
      job.read(parser);
    } catch (IOException e) {
      // Dead letters are what could not be read: what was found before that counts.
      return job.text();
    }
    return job.text();
  }

  /** The value, decompressed if it begins like gzip. */
  static InputStream opened(byte[] value) throws IOException {
    InputStream bytes = new ByteArrayInputStream(value);
    boolean gzip = value.length > 1 && value[0] == (byte) 0x1f && value[1] == (byte) 0x8b;
    return gzip ? new GZIPInputStream(bytes) : bytes;
  }

  private void read(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      token = parser.nextToken();
    }
    if (token != JsonToken.START_OBJECT) {
      return;
    }
    while (!isWhole() && parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean job = parser.currentName().equals("job");
      if (parser.nextToken() == JsonToken.START_OBJECT && job) {
        readJob(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readJob(JsonParser parser) throws IOException {
    while (!isWhole() && parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
      if (text && field.equals("namespace")) {
        namespace = parser.getText();
      } else if (text && field.equals("name")) {
        name = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
  }

  private boolean isWhole() {
    return !namespace.isEmpty() && !name.isEmpty();
  }

  private String text() {
    return namespace.isEmpty() && name.isEmpty() ? "" : namespace + "/" + name;
  }
}

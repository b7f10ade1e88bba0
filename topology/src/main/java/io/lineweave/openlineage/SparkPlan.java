package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The logical plan of Spark, of which only the root's class is asked for. */
final class SparkPlan {
  private SparkPlan() {}

  /** {@code plan[0].class} of the facet that begins here; reads no further than that. */
  static String root(Cursor cursor) throws IOException {
    cursor.next();
    while (cursor.nextField()) {
      if (cursor.name().equals("plan") && cursor.token() == JsonToken.START_ARRAY) {
        return cursor.next() == JsonToken.START_OBJECT ? textOfClass(cursor) : "";
      }
      cursor.skip();
    }
    return "";
  }

  private static String textOfClass(Cursor cursor) throws IOException {
    while (cursor.nextField()) {
      if (cursor.name().equals("class")) {
        return cursor.text();
      }
      cursor.skip();
    }
    return "";
  }
}

package io.lineweave.intake;

import io.lineweave.filter.Rules;
import io.lineweave.yaml.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Rules that come with the application; they stand behind those of the file. */
public enum Profile {
  /** Keeps everything. */
  NONE,
  /** Drops nothing that could still become lineage. */
  DEFAULT,
  /** What SparkLin's receiver keeps, where an event has a Spark plan; else the default. */
  SPARKLIN;

  Rules<EventField> rules() {
    return switch (this) {
      case NONE -> Rules.none();
      case DEFAULT -> read("default.yaml");
      case SPARKLIN -> read("sparklin.yaml").then(read("default.yaml"));
    };
  }

  private static Rules<EventField> read(String file) {
    try (InputStream in = Profile.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Rules.read(Item.read(file, text).entries("rules").get("rules"), EventField.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar has no " + file, e);
    }
  }
}

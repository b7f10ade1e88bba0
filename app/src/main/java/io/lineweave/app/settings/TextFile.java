package io.lineweave.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that a setting names, with what is in it. */
record TextFile(String name, String text) {

  /** Reads the file if the setting names one. */
  static Optional<TextFile> read(Values values, Setting<Path> setting) {
    return values.optional(setting).map(path -> read(values, setting, path));
  }

  private static TextFile read(Values values, Setting<Path> setting, Path path) {
    try {
      return new TextFile(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw values.contradiction(setting, "must be a readable file in UTF-8");
    }
  }
}

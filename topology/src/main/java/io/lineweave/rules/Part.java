package io.lineweave.rules;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a rule can test with a regular expression, by its key in a rule file; what is cheap to test
 * or often different comes first.
 */
enum Part {
  DATASET_TYPE("datasetType"),
  STORAGE_LAYER("storageLayer"),
  TOPIC("topic"),
  WORKSPACE("workspace"),
  PATH("path"),
  NAME("name"),
  HOST("host"),
  NAMESPACE("namespace");

  private final String key;

  Part(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  static Optional<Part> of(String key) {
    return Arrays.stream(values()).filter(part -> part.key.equals(key)).findFirst();
  }

  String of(Alias alias) {
    return switch (this) {
      case HOST -> alias.address().authority().host();
      case NAMESPACE -> alias.address().namespace();
      case NAME -> alias.address().name();
      case PATH -> alias.path();
      case WORKSPACE -> alias.facts().getOrDefault("workspace", "");
      case DATASET_TYPE -> alias.subject().datasetType();
      case STORAGE_LAYER -> alias.subject().storageLayer();
      case TOPIC -> alias.subject().topic();
    };
  }
}

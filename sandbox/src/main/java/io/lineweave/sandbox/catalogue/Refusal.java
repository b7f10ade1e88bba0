package io.lineweave.sandbox.catalogue;

import java.util.Optional;

/**
 * The catalogue says no. Codes and texts are Apache Atlas' own, as measured on 2.1.0.
 *
 * <p>An empty code makes the plain-text answer that Atlas gives for what it did not expect.
 */
final class Refusal extends RuntimeException {
  private final int status;
  private final String code;
  private final Optional<Long> retryAfterSeconds;

  Refusal(int status, String code, String message) {
    this(status, code, message, Optional.empty());
  }

  Refusal(int status, String code, String message, Optional<Long> retryAfterSeconds) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Optional<Long> retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** An empty or broken body, an unknown URL, a wrong method: all the same to Atlas. */
  static Refusal unexpected() {
    return new Refusal(500, "", "");
  }

  static Refusal parameters(String what) {
    return new Refusal(400, "ATLAS-400-00-01A", "invalid parameters: " + what);
  }

  static Refusal unknownType(String name) {
    return new Refusal(
        400, "ATLAS-400-00-014", "Type ENTITY with name " + name + " does not exist");
  }

  static Refusal invalidTypeName(String name) {
    return new Refusal(404, "ATLAS-404-00-001", "Given typename " + name + " was invalid");
  }

  static Refusal invalidReference(Object reference) {
    return new Refusal(400, "ATLAS-400-00-021", "ObjectId is not valid " + reference);
  }

  static Refusal invalidInstance(String what) {
    return new Refusal(
        404, "ATLAS-404-00-007", "Invalid instance creation/updation parameters passed : " + what);
  }

  static Refusal referenceNotFound(Object reference) {
    return new Refusal(404, "ATLAS-404-00-00A", "Referenced entity " + reference + " is not found");
  }

  static Refusal wrongEnd(String relationship, String near, String far) {
    return new Refusal(
        400,
        "ATLAS-400-00-036",
        "invalid relationshipDef: %s: end type 1: %s, end type 2: %s"
            .formatted(relationship, near, far));
  }

  static Refusal guidNotFound(String guid) {
    return new Refusal(
        404, "ATLAS-404-00-005", "Given instance guid " + guid + " is invalid/not found");
  }

  static Refusal nameNotFound(String type, String qualifiedName) {
    return new Refusal(
        404,
        "ATLAS-404-00-009",
        "Instance %s with unique attribute {qualifiedName=%s} does not exist"
            .formatted(type, qualifiedName));
  }

  static Refusal notUnique(String type, String attribute) {
    return new Refusal(
        400,
        "ATLAS-400-00-013",
        "Type %s with unique attribute %s does not exist".formatted(type, attribute));
  }
}

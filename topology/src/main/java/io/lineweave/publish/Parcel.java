package io.lineweave.publish;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process made up for the catalogue.
 *
 * @param mark the state of the process that it was made of
 * @param edgesChanged whether writing it changes edges of a process that was there
 */
record Parcel(Built built, long mark, boolean edgesChanged) {

  AssetName name() {
    return built.entity().name();
  }

  /** The process' qualified name, which is its key. */
  String process() {
    return name().qualifiedName();
  }

  /** The processes of a batch, in order. */
  static List<String> names(List<Parcel> parcels) {
    return parcels.stream().map(Parcel::process).toList();
  }

  /** The entity as the n-th of its batch. */
  Entity entity(int n) {
    return built.entity().withGuid(guid(n));
  }

  static String guid(int n) {
    return "-" + (n + 1);
  }

  /** Whether the catalogue's words name one of the assets that the process refers to. */
  boolean isMeantBy(String message) {
    return Stream.concat(built.inputs().stream(), built.outputs().stream())
        .anyMatch(asset -> message.contains(asset.qualifiedName()));
  }
}

package io.lineweave.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lineweave.app.Printable;
import io.lineweave.asset.ResolvedAsset;
import io.lineweave.catalogue.AssetName;

/**
 * An asset as it is shown.
 *
 * @param wanted type and qualified name under which it would be created
 * @param outcome what it turned out to be
 */
record AssetLine(AssetName wanted, ResolvedAsset outcome) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static AssetLine of(String key, ResolvedAsset outcome) {
    return new AssetLine(AssetName.parse(key), outcome);
  }

  /** For people: state, since when, type, qualified name, and what else there is to say. */
  String text() {
    String line =
        "%-11s %s %-28s %s"
            .formatted(outcome.state(), outcome.at(), wanted.typeName(), wanted.qualifiedName());
    // Names are the producers' text: they must not break the line, or write to a terminal.
    return Printable.line(line + referred() + because(), "?");
  }

  /** For scripts. */
  ObjectNode node() {
    return JSON.createObjectNode()
        .put("state", outcome.state().name())
        .put("type", wanted.typeName())
        .put("qualifiedName", wanted.qualifiedName())
        .put("assetType", outcome.asset().typeName())
        .put("assetQualifiedName", outcome.asset().qualifiedName())
        .put("guid", outcome.guid())
        .put("reason", outcome.reason())
        .put("since", outcome.at().toString());
  }

  private String referred() {
    AssetName asset = outcome.asset();
    return asset.equals(wanted) ? "" : " is " + asset.typeName() + " " + asset.qualifiedName();
  }

  private String because() {
    return outcome.reason().isEmpty() ? "" : " (" + outcome.reason() + ")";
  }
}

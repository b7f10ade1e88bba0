package io.lineweave.publish;

import io.lineweave.asset.WantedAsset;
import java.util.List;

/**
 * What a graph asks for.
 *
 * @param drafts processes, in order of their names
 * @param assets every asset that the graph refers to
 * @param warnings what a person should know
 * @param skipped why the graph changes no lineage; empty text if it does
 */
record Plan(List<Draft> drafts, List<WantedAsset> assets, List<String> warnings, String skipped) {

  static Plan skipped(String reason) {
    return new Plan(List.of(), List.of(), List.of(), reason);
  }
}

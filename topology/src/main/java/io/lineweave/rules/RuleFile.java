package io.lineweave.rules;

import io.lineweave.yaml.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule file says.
 *
 * @param rules in the order of the file
 * @param trims trimming rules
 * @param disabled names of built-in rules and trimming rules to leave out
 * @param order which of a table's and a place's name comes first
 * @param mounts mount point to source
 * @param workspace host of a Databricks workspace
 * @param databases host to database
 * @param metastores workspace host to metastore
 * @param fallback what to do about a dataset that no rule maps
 */
record RuleFile(
    List<MappingRule> rules,
    List<TrimRule> trims,
    List<Item> disabled,
    SymlinkOrder order,
    Map<String, String> mounts,
    Optional<String> workspace,
    Map<String, String> databases,
    Map<String, String> metastores,
    Creation fallback) {

  RuleFile {
    rules = List.copyOf(rules);
    trims = List.copyOf(trims);
    disabled = List.copyOf(disabled);
  }
}

package io.lineweave.sandbox.report;

import java.util.List;

/**
 * A process as the catalogue has it.
 *
 * @param inputs qualified names, in order
 * @param outputs qualified names, in order
 * @param columns column lineage, in order; empty where there is none
 */
public record FoundProcess(
    String qualifiedName,
    String typeName,
    String name,
    List<String> inputs,
    List<String> outputs,
    List<ColumnEdge> columns) {

  public FoundProcess {
    inputs = inputs.stream().sorted().toList();
    outputs = outputs.stream().sorted().toList();
    columns = columns.stream().sorted().toList();
  }
}

package io.lineweave.rules;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lineweave.rules.AcceleratorRule.Condition;
import io.lineweave.yaml.RuleFileException;
import io.lineweave.yaml.RuleFileException.Problem;
import java.util.List;

/** Reads the accelerator's mapping file, {@code OlToPurviewMappings.json}, as it is. */
final class AcceleratorReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private record MappingFile(List<MappingEntry> olToPurviewMappings) {}

  private record MappingEntry(
      String name,
      List<ConditionEntry> parserConditions,
      String qualifiedName,
      String purviewDataType) {}

  private record ConditionEntry(String op1, String compare, String op2) {}

  private AcceleratorReader() {}

  /**
   * Reads the file.
   *
   * @throws RuleFileException if it is not such a file
   */
  static List<AcceleratorRule> read(String source, String text) {
    try {
      MappingFile file = JSON.readValue(text, MappingFile.class);
      if (file == null || file.olToPurviewMappings() == null) {
        throw problem(source, 0, 0, "it has no list 'olToPurviewMappings'; give the accelerator's");
      }
      return file.olToPurviewMappings().stream().map(entry -> rule(source, entry)).toList();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? 0 : at.getLineNr();
      throw problem(source, line, at == null ? 0 : at.getColumnNr(), e.getOriginalMessage());
    }
  }

  private static AcceleratorRule rule(String source, MappingEntry entry) {
    if (entry == null || entry.qualifiedName() == null || entry.purviewDataType() == null) {
      String name = entry == null ? "null" : "'" + entry.name() + "'";
      throw problem(source, 0, 0, "rule " + name + " lacks qualifiedName or purviewDataType");
    }
    List<ConditionEntry> conditions =
        entry.parserConditions() == null ? List.of() : entry.parserConditions();
    return new AcceleratorRule(
        text(entry.name()),
        conditions.stream().map(AcceleratorReader::condition).toList(),
        entry.qualifiedName(),
        entry.purviewDataType());
  }

  private static Condition condition(ConditionEntry entry) {
    AcceleratorVariable variable = AcceleratorVariable.parse(text(entry.op1()));
    return new Condition(variable, text(entry.compare()), text(entry.op2()));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static RuleFileException problem(String source, int line, int column, String what) {
    return new RuleFileException(List.of(new Problem(source, line, column, what)));
  }
}

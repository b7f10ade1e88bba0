package io.lineweave.yaml;

import io.lineweave.yaml.RuleFileException.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a YAML file that knows where it stands, so that every problem can be shown there.
 *
 * <p>No object of the file's choosing is ever built: only nodes are read.
 *
 * @param source the file, as problems name it
 * @param node where it stands
 */
public record Item(String source, Node node) {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 20;

  /** An alias is a reference, never a copy, so many of them cost nothing. */
  private static final int MAX_ALIASES = 1_000;

  /**
   * Reads a file.
   *
   * @throws RuleFileException if it is not one YAML document of modest size
   */
  public static Item read(String source, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      return new Item(source, root == null ? emptyMap() : root);
    } catch (MarkedYAMLException e) {
      throw at(source, e.getProblemMark(), "not valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new RuleFileException(
          List.of(new Problem(source, 0, 0, "not valid YAML: " + e.getMessage())));
    }
  }

  private static Node emptyMap() {
    return new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
  }

  private static RuleFileException at(String source, Mark mark, String what) {
    int line = mark == null ? 0 : mark.getLine() + 1;
    int column = mark == null ? 0 : mark.getColumn() + 1;
    return new RuleFileException(List.of(new Problem(source, line, column, what)));
  }

  /** What to throw if this value is wrong. */
  public RuleFileException problem(String what) {
    return at(source, node.getStartMark(), what);
  }

  /** A single value as text. */
  public String text() {
    if (node instanceof ScalarNode scalar) {
      boolean absent = scalar.getTag().equals(Tag.NULL);
      return absent ? "" : scalar.getValue();
    }
    throw problem("a single value is expected here");
  }

  /** A list; a single value counts as a list of one. */
  public List<Item> list() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(element -> new Item(source, element)).toList();
    }
    return List.of(this);
  }

  /** A list of single values; a single value counts as a list of one. */
  public List<String> texts() {
    return list().stream().map(Item::text).toList();
  }

  /** A mapping with any keys, in the order of the file. */
  public Map<String, Item> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw problem("'key: value' pairs are expected here");
    }
    Map<String, Item> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Item key = new Item(source, tuple.getKeyNode());
      if (entries.put(key.text(), new Item(source, tuple.getValueNode())) != null) {
        throw key.problem("'" + key.text() + "' is here twice; remove one");
      }
    }
    return entries;
  }

  /** A mapping with known keys only. */
  public Map<String, Item> entries(String... known) {
    Map<String, Item> entries = entries();
    for (Map.Entry<String, Item> entry : entries.entrySet()) {
      if (!Arrays.asList(known).contains(entry.getKey())) {
        throw entry.getValue().problem(unknown("key", entry.getKey(), Arrays.asList(known)));
      }
    }
    return entries;
  }

  /** One of an enum's constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    List<E> constants = List.of(type.getEnumConstants());
    String text = text();
    return constants.stream()
        .filter(constant -> spelling(constant).equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () -> problem(unknown("value", text, constants.stream().map(Item::spelling).toList())));
  }

  /** How a file spells a constant: in lower case with hyphens. */
  public static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Says that something is unknown, and what is known. */
  public static String unknown(String what, String text, Collection<String> known) {
    return "unknown " + what + " '" + text + "'; use one of " + String.join(", ", known);
  }

  /** Reads every element; the problems of all are told together. */
  public <T> List<T> each(Function<Item, T> read) {
    List<T> results = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Item element : list()) {
      try {
        results.add(read.apply(element));
      } catch (RuleFileException e) {
        problems.addAll(e.problems());
      }
    }
    if (problems.isEmpty()) {
      return results;
    }
    throw new RuleFileException(problems);
  }
}

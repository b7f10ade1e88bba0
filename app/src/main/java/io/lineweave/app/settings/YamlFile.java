package io.lineweave.app.settings;

import io.smallrye.config.ConfigValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A settings file: nested keys joined by dots, values as they are written (so that {@code 08} stays
 * {@code 08}), lists joined by commas, each with its line.
 */
final class YamlFile {
  private static final int MOST_CHARACTERS = 1_000_000;

  private final Path path;
  private final Map<String, ConfigValue> values = new LinkedHashMap<>();
  private final List<Problem> problems;

  private YamlFile(Path path, List<Problem> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** The file's values; what is wrong with it as a whole goes to the problems. */
  static Map<String, ConfigValue> read(Path path, List<Problem> problems) {
    YamlFile file = new YamlFile(path, problems);
    try (Reader reader = Files.newBufferedReader(path)) {
      LoaderOptions limits = new LoaderOptions();
      limits.setCodePointLimit(MOST_CHARACTERS);
      limits.setMaxAliasesForCollections(0);
      Node root = new Yaml(new SafeConstructor(limits)).compose(reader);
      if (root != null) {
        file.add("", root);
      }
    } catch (MarkedYAMLException e) {
      file.problem("a file", e.getProblem(), e.getProblemMark().getLine());
    } catch (YAMLException | MalformedInputException e) {
      file.problem("a file", "must be YAML in UTF-8", 0);
    } catch (IOException e) {
      problems.add(new Problem("--config", path.toString(), "must be a readable file", "command"));
    }
    return file.values;
  }

  private void add(String key, Node node) {
    if (node instanceof MappingNode map) {
      map.getValue().forEach(entry -> addEntry(key, entry));
    } else if (key.isEmpty()) {
      problem("no keys", "must be 'key: value' lines", line(node));
    } else if (node instanceof SequenceNode list
        && list.getValue().stream().allMatch(this::plain)) {
      String joined =
          list.getValue().stream().map(YamlFile::written).collect(Collectors.joining(","));
      put(key, joined, node);
    } else if (plain(node)) {
      put(key, written(node), node);
    } else {
      problems.add(new Problem(key, "a nested list", "must be a value", origin(line(node))));
    }
  }

  private void addEntry(String parent, NodeTuple entry) {
    String name = plain(entry.getKeyNode()) ? written(entry.getKeyNode()) : "?";
    add(parent.isEmpty() ? name : parent + "." + name, entry.getValueNode());
  }

  private void put(String key, String value, Node node) {
    if (values.containsKey(key)) {
      problems.add(new Problem(key, "twice", "must be given once", origin(line(node))));
    } else if (!node.getTag().equals(Tag.NULL)) {
      values.put(key, value(key, value, line(node)));
    }
  }

  private ConfigValue value(String key, String text, int line) {
    return ConfigValue.builder()
        .withName(key)
        .withValue(text)
        .withRawValue(text)
        .withConfigSourceName(path.toString())
        .withLineNumber(line + 1)
        .build();
  }

  private void problem(String given, String mend, int line) {
    problems.add(new Problem("--config", given, mend, origin(line)));
  }

  private String origin(int line) {
    return path + ":" + (line + 1);
  }

  private boolean plain(Node node) {
    return node instanceof ScalarNode;
  }

  private static String written(Node node) {
    return ((ScalarNode) node).getValue();
  }

  private static int line(Node node) {
    return node.getStartMark().getLine();
  }
}

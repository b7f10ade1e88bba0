package io.lineweave.rules;

import io.lineweave.yaml.Item;
import io.lineweave.yaml.RuleFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts the rules in force together: a user's, imported ones, and the built-in ones. */
final class RuleLoader {
  private static final String BUILT_IN = "built-in.yaml";

  private final RuleFile ours = RuleFileReader.read(BUILT_IN, builtInText());
  private final RuleFile users;
  private final Set<String> replaced;

  /**
   * Reads the files.
   *
   * @throws RuleFileException if the user's cannot be used
   */
  RuleLoader(RuleSettings settings) {
    RuleSettings.Source none = new RuleSettings.Source("no rule file", "");
    RuleSettings.Source source = settings.rules().orElse(none);
    this.users = RuleFileReader.read(source.name(), source.text());
    this.replaced = replaced();
  }

  /** Names of ours that are switched off, or that a user's rule goes by. */
  private Set<String> replaced() {
    Set<String> known = new TreeSet<>();
    ours.rules().forEach(rule -> known.add(rule.name()));
    ours.trims().forEach(trim -> known.add(trim.name()));
    Set<String> names = new HashSet<>();
    for (Item item : users.disabled()) {
      if (!known.contains(item.text())) {
        throw item.problem(Item.unknown("built-in rule", item.text(), known));
      }
      names.add(item.text());
    }
    users.rules().forEach(rule -> names.add(rule.name()));
    users.trims().forEach(trim -> names.add(trim.name()));
    return names;
  }

  /** All rules, in the order in which they are tried. */
  List<Rule> rules(RuleSettings settings) {
    List<Rule> rules = new ArrayList<>(users.rules());
    settings.accelerator().map(this::imported).ifPresent(rules::add);
    ours.rules().stream().filter(rule -> !replaced.contains(rule.name())).forEach(rules::add);
    return rules;
  }

  private Rule imported(RuleSettings.Source file) {
    List<AcceleratorRule> rules = AcceleratorReader.read(file.name(), file.text());
    return new AcceleratorRules(rules, Mounts.NONE.with(users.mounts()));
  }

  /** What the user's file says of the estate, and the trimming in force. */
  Surroundings surroundings() {
    List<TrimRule> trims = new ArrayList<>(users.trims());
    ours.trims().stream().filter(trim -> !replaced.contains(trim.name())).forEach(trims::add);
    return new Surroundings(
        users.order(),
        Mounts.NONE.with(users.mounts()),
        users.workspace(),
        users.databases(),
        users.metastores(),
        new Trimming(trims));
  }

  /** What becomes of a dataset that no rule maps. */
  Fallback fallback() {
    return new Fallback(users.fallback());
  }

  private static String builtInText() {
    try (InputStream file = RuleLoader.class.getResourceAsStream(BUILT_IN)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in rules cannot be read from the jar", e);
    }
  }
}

package io.lineweave.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The mapping rules in force: a user's own first, then imported ones, then the built-in ones that
 * are not switched off.
 *
 * <p>Threading notes: immutable but for the cache, which is safe; one rule set serves all threads.
 */
public final class RuleSet implements MappingRules {
  /** Types that we define ourselves begin with this. */
  public static final String OWN_TYPES = "lineweave_";

  private static final int CACHED = 20_000;
  private static final String BUILT_IN = "built-in.yaml";

  private final RuleIndex rules;
  private final Mapper mapper;
  private final Cache<Subject, Mapping> cache = Caffeine.newBuilder().maximumSize(CACHED).build();

  private RuleSet(RuleIndex rules, Mapper mapper) {
    this.rules = rules;
    this.mapper = mapper;
  }

  /** The built-in rules alone. */
  public static RuleSet builtIn() {
    return of(RuleSettings.NONE);
  }

  /**
   * The built-in rules and a user's.
   *
   * @throws RuleFileException if a file of the user cannot be used
   */
  public static RuleSet of(RuleSettings settings) {
    RuleFile ours = RuleFileReader.read(BUILT_IN, builtInText());
    RuleFile users =
        settings
            .rules()
            .map(source -> RuleFileReader.read(source.name(), source.text()))
            .orElseGet(() -> RuleFileReader.read("no rule file", ""));
    RuleIndex rules = new RuleIndex(enabled(users, ours));
    return new RuleSet(
        rules,
        new Mapper(
            new AliasReader(surroundings(users, ours)), rules, new Fallback(users.fallback())));
  }

  private static List<Rule> enabled(RuleFile users, RuleFile ours) {
    List<Rule> rules = new ArrayList<>(users.rules());
    ours.rules().stream()
        .filter(rule -> !users.disabled().contains(rule.name()))
        .forEach(rules::add);
    return rules;
  }

  private static Surroundings surroundings(RuleFile users, RuleFile ours) {
    List<TrimRule> trims = new ArrayList<>(users.trims());
    ours.trims().stream()
        .filter(trim -> !users.disabled().contains(trim.name()))
        .forEach(trims::add);
    return new Surroundings(
        users.order(),
        Mounts.NONE.with(users.mounts()),
        users.workspace(),
        users.databases(),
        users.metastores(),
        new Trimming(trims));
  }

  private static String builtInText() {
    try (InputStream file = RuleSet.class.getResourceAsStream(BUILT_IN)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in rules cannot be read from the jar", e);
    }
  }

  @Override
  public Mapping map(Subject subject) {
    return cache.get(subject, key -> mapper.resolve(key).mapping());
  }

  /** What the rules make of a dataset, without the cache: the whole way there. */
  Resolution resolve(Subject subject) {
    return mapper.resolve(subject);
  }

  /** All rules, in the order in which they are tried. */
  List<Rule> rules() {
    return rules.all();
  }
}

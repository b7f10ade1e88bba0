package io.lineweave.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineweave.yaml.RuleFileException;

/**
 * The mapping rules in force: a user's own first, then imported ones, then the built-in ones that
 * are not switched off.
 *
 * <p>Threading notes: immutable but for the cache, which is safe; one rule set serves all threads.
 */
public final class RuleSet implements MappingRules {
  /** Types that we define ourselves begin with this. */
  public static final String OWN_TYPES = "lineweave_";

  /** So many datasets are remembered; past that, those seen least are mapped anew. */
  private static final int CACHED = 20_000;

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
    RuleLoader loader = new RuleLoader(settings);
    RuleIndex rules = new RuleIndex(loader.rules(settings));
    AliasReader reader = new AliasReader(loader.surroundings());
    return new RuleSet(rules, new Mapper(reader, rules, loader.fallback()));
  }

  @Override
  public Mapping map(Subject subject) {
    return cache.get(subject, key -> mapper.resolve(key).mapping());
  }

  /** What the rules make of a dataset, without the cache and with the whole way there. */
  public DatasetExplanation explain(Subject subject) {
    return DatasetExplanation.of(subject, mapper.resolve(subject));
  }

  /** All rules as a table for people, in the order in which they are tried. */
  public RuleTable table() {
    return RuleTable.of(rules.all());
  }
}

package io.lineweave.app.settings;

import io.smallrye.config.ConfigValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds keys that nobody knows: most often a slip of the pen that would change nothing silently.
 */
final class UnknownKeys {
  /** The sections whose names no other program uses for its variables. */
  private static final Pattern OURS =
      Pattern.compile("(?:PURVIEW|EVENTHUBS|INTAKE|ASSEMBLE|RESOLVE|PUBLISH|DELIVERY|REDRIVE)_.+");

  /** What Kubernetes puts into the environment for a service with such a name. */
  private static final Pattern SERVICE_LINK = Pattern.compile(".+_(?:SERVICE_HOST|PORT)(?:_.*)?");

  private final Map<String, Setting<?>> keys;
  private final Set<String> variables;

  UnknownKeys(List<Setting<?>> settings) {
    this.keys = settings.stream().collect(Collectors.toMap(Setting::key, each -> each));
    this.variables = settings.stream().map(Setting::variable).collect(Collectors.toSet());
  }

  List<Problem> in(SettingSources sources, Map<String, ConfigValue> file) {
    Stream<Problem> given =
        sources.given().keySet().stream().filter(this::unknown).map(key -> problem(key, "given"));
    Stream<Problem> written =
        file.keySet().stream()
            .filter(this::unknown)
            .map(key -> problem(key, file.get(key).getLocation()));
    Stream<Problem> exported =
        sources.environment().keySet().stream()
            .filter(this::unknownVariable)
            .sorted()
            .map(name -> problem(name, "environment"));
    return Stream.of(given, written, exported).flatMap(each -> each).toList();
  }

  private boolean unknown(String key) {
    return key.startsWith(KafkaProperties.PREFIX)
        ? !keys.containsKey(key) && KafkaProperties.meant(key).isPresent()
        : !keys.containsKey(key);
  }

  private boolean unknownVariable(String name) {
    return OURS.matcher(name).matches()
        && !variables.contains(name)
        && !SERVICE_LINK.matcher(name).matches();
  }

  private Problem problem(String key, String origin) {
    boolean variable = origin.equals("environment");
    Set<String> known = variable ? variables : keys.keySet();
    Optional<String> meant =
        key.startsWith(KafkaProperties.PREFIX) ? KafkaProperties.meant(key) : nearest(key, known);
    String hint = meant.map(" (did you mean %s?)"::formatted).orElse("");
    return new Problem(key, "a value", "is not a setting" + hint, origin);
  }

  private static Optional<String> nearest(String key, Set<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(each -> distance(key, each))
                .thenComparing(each -> each))
        .filter(each -> distance(key, each) <= Math.max(2, key.length() / 4));
  }

  /** Levenshtein's distance. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}

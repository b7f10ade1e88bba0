package io.lineweave.app.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Which properties pass through to Kafka's clients. */
final class KafkaProperties {
  static final String PREFIX = "kafka.";

  private static final Pattern ROLE =
      Pattern.compile("(?:main\\.consumer|restore\\.consumer|consumer|producer|admin)\\.(.+)");
  private static final Set<String> KNOWN =
      Stream.of(
              StreamsConfig.configDef().names(),
              ConsumerConfig.configNames(),
              ProducerConfig.configNames(),
              AdminClientConfig.configNames())
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private KafkaProperties() {}

  /**
   * The names given, without the prefix. A file may name any property, for plugins have their own;
   * of the environment only names that Kafka knows: other programs have KAFKA_ variables too.
   */
  static Set<String> passed(SettingSources sources, Map<String, ?> file) {
    Stream<String> written =
        Stream.concat(file.keySet().stream(), sources.given().keySet().stream());
    Stream<String> variables =
        sources.environment().keySet().stream().map(KafkaProperties::key).filter(key -> known(key));
    return Stream.concat(written, variables)
        .filter(key -> key.startsWith(PREFIX))
        .map(key -> key.substring(PREFIX.length()))
        .filter(name -> !name.equals("bootstrap.servers"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /**
   * The property of Kafka that a key is most likely a misspelling of. Plugins have properties of
   * their own, so only a slip of a letter or two counts.
   */
  static Optional<String> meant(String key) {
    if (known(key)) {
      return Optional.empty();
    }
    Matcher role = ROLE.matcher(key.substring(PREFIX.length()));
    String name = role.matches() ? role.group(1) : key.substring(PREFIX.length());
    return Stream.concat(KNOWN.stream(), Stream.of("bootstrap.servers"))
        .filter(each -> UnknownKeys.distance(name, each) <= 2)
        .min(Comparator.comparingInt(each -> UnknownKeys.distance(name, each)))
        .map(each -> key.substring(0, key.length() - name.length()) + each);
  }

  private static boolean known(String key) {
    if (!key.startsWith(PREFIX)) {
      return false;
    }
    String name = key.substring(PREFIX.length());
    Matcher role = ROLE.matcher(name);
    return KNOWN.contains(role.matches() ? role.group(1) : name);
  }
}

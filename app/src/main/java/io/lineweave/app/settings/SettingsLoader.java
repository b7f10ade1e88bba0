package io.lineweave.app.settings;

import io.lineweave.app.settings.Values.Effective;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.MapBackedConfigValueConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the sources over one another and checks what comes out, all of it before it complains. */
final class SettingsLoader {
  private static final String CODE = "given";
  private static final String DEFAULT = "default";
  private static final int ENVIRONMENT_RANK = 300;

  private final SettingSources sources;
  private final List<Setting<?>> settings;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, ConfigValue> file;
  private final SmallRyeConfig config;

  private SettingsLoader(SettingSources sources, List<Setting<?>> settings) {
    this.sources = sources;
    this.settings = settings;
    this.file =
        sources.file().map(path -> YamlFile.read(path, problems)).orElseGet(LinkedHashMap::new);
    this.config = config();
  }

  /**
   * The values that hold.
   *
   * @throws WrongSettings with every unknown key and every value that is not allowed
   */
  static Values load(SettingSources sources, List<Setting<?>> settings) {
    return new SettingsLoader(sources, settings).load();
  }

  private Values load() {
    problems.addAll(new UnknownKeys(settings).in(sources, file));
    Map<String, Effective> effective = new LinkedHashMap<>();
    settings.forEach(setting -> read(setting).ifPresent(v -> effective.put(setting.key(), v)));
    if (!problems.isEmpty()) {
      throw new WrongSettings(problems);
    }
    return new Values(effective, passed());
  }

  // Without SmallRye's default interceptors, ${…} in a value (a password, say) stays as it is.
  private SmallRyeConfig config() {
    return new SmallRyeConfigBuilder()
        .withSources(
            new PropertiesConfigSource(sources.given(), CODE, ENVIRONMENT_RANK + 1),
            new EnvConfigSource(sources.environment(), ENVIRONMENT_RANK),
            new MapBackedConfigValueConfigSource("file", file, ENVIRONMENT_RANK - 1) {})
        .build();
  }

  private Optional<Effective> read(Setting<?> setting) {
    Optional<Effective> value =
        find(setting.key()).or(() -> setting.fallback().map(text -> new Effective(text, DEFAULT)));
    value.ifPresent(each -> check(setting, each));
    return value;
  }

  // An empty value counts as not set: compose files and manifests write one for "leave it".
  private Optional<Effective> find(String key) {
    ConfigValue value = config.getConfigValue(key);
    return Optional.ofNullable(value.getValue())
        .filter(text -> !text.isBlank())
        .map(text -> new Effective(text.strip(), origin(key, value)));
  }

  private String origin(String key, ConfigValue value) {
    if (value.getLineNumber() > 0) {
      return value.getLocation();
    }
    return value.getConfigSourceName().equals(CODE)
        ? CODE
        : "environment variable " + Setting.of(key, Kinds.TEXT, "").variable();
  }

  private void check(Setting<?> setting, Effective value) {
    if (!setting.kind().accepts(value.text())) {
      String given = setting.secret() ? "***" : "'" + shortened(value.text()) + "'";
      String mend = "must be " + setting.kind().allowed();
      problems.add(new Problem(setting.key(), given, mend, value.origin()));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  private Map<String, Effective> passed() {
    Map<String, Effective> passed = new TreeMap<>();
    KafkaProperties.passed(sources, file)
        .forEach(name -> find(KafkaProperties.PREFIX + name).ifPresent(v -> passed.put(name, v)));
    return passed;
  }
}

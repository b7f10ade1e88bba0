package io.lineweave.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.app.kafka.StreamsDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of settings is what the code says; {@code -Dlineweave.docs=write} writes it anew. */
class SettingsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "settings.md");

  @Test
  void shouldBeWhatTheCodeSays() throws IOException {
    String page = page();
    if ("write".equals(System.getProperty("lineweave.docs"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE)
        .as("stale: ./mvnw test -pl topology,app -Dtest=SettingsPageTest -Dlineweave.docs=write")
        .hasContent(page);
  }

  @Test
  void shouldGiveEachSettingOneKeyAndOneVariable() {
    List<Setting<?>> all = Settings.all();

    assertThat(all).extracting(Setting::key).doesNotHaveDuplicates();
    assertThat(all).extracting(Setting::variable).doesNotHaveDuplicates();
  }

  @Test
  void shouldHaveDefaultsThatAreAllowed() {
    assertThat(Settings.all()).allMatch(SettingsPageTest::hasGoodDefault);
  }

  private static boolean hasGoodDefault(Setting<?> setting) {
    return setting.fallback().stream().allMatch(setting.kind()::accepts);
  }

  private static String page() {
    return """
        # Settings

        One YAML file (`--config FILE`), and environment variables that win over it. In the file, dots may be
        written as nesting (`purview: {endpoint: …}`); an empty value counts as not set. A setting that is
        unknown or wrong stops the start with exit code 2 and one line that names it, what was given, what is
        allowed and where it was written. Changes need a restart. `lineweave config` shows what holds, and why.

        This page is generated from the code, and a test fails when it is stale.

        | key | variable | allowed | default | |
        |---|---|---|---|---|
        %s

        ## Kafka's own properties

        Every `kafka.NAME` in the file, and every `KAFKA_NAME` variable whose name Kafka knows, goes to Kafka's
        clients as `NAME`; prefixes as in Kafka Streams (`consumer.`, `main.consumer.`, `restore.consumer.`,
        `producer.`, `admin.`) work. These are set by default, for these reasons:

        | property | default | why |
        |---|---|---|
        | `num.stream.threads` | `partitions`, at most the number of cores | More threads than cores only wait; more than partitions have no task. |
        | `rocksdb.config.setter` | ours | All stores of an instance share `state.memory`; Kafka Streams by itself gives each of some 25 stores up to 100 MB. |
        | `group.instance.id` | not set | Set it to the instance's own stable name (a pod's) where instances have one and come back with their volume: a restart then moves no partition. |
        %s
        """
        .formatted(
            Settings.all().stream().map(SettingsPageTest::row).collect(Collectors.joining("\n")),
            StreamsDefault.ALL.stream()
                .map(each -> "| `%s` | `%s` | %s |".formatted(each.key(), each.value(), each.why()))
                .collect(Collectors.joining("\n")));
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | `%s` | %s | %s | %s |"
        .formatted(
            setting.key(),
            setting.variable(),
            setting.kind().allowed().replace("|", "\\|"),
            setting.fallback().map("`%s`"::formatted).orElse(""),
            setting.meaning() + (setting.secret() ? " Never shown." : ""));
  }
}

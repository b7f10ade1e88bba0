package io.lineweave.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.topology.TopicSpec;
import io.lineweave.topology.TopicSpec.Purpose;
import io.lineweave.topology.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is deployed to Event Hubs against what the program wants. Nothing here has met Azure. */
class EventHubsFilesTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Pattern TOPIC =
      Pattern.compile(
          "\\{ name: '([^']+)', cleanup: '(\\w+)', hours: (\\d+), timestamps: '(\\w+)' }");

  private record Hub(String name, String cleanup, String timestamps) {
    static Hub of(MatchResult line) {
      String name = line.group(1).replace("${applicationId}", "lineweave");
      return new Hub(name, line.group(2), line.group(4));
    }

    static Hub of(TopicSpec topic) {
      String cleanup =
          switch (topic.configs().get("cleanup.policy")) {
            case "compact" -> "Compact";
            case "delete" -> "Delete";
            default -> "DeleteOrCompact";
          };
      boolean append = "LogAppendTime".equals(topic.configs().get("message.timestamp.type"));
      return new Hub(topic.name(), cleanup, append ? "LogAppend" : "Create");
    }
  }

  @Test
  void shouldMakeTheProgramsTopics() throws IOException {
    String bicep = Files.readString(DEPLOY.resolve("eventhubs/main.bicep"));
    List<Hub> wanted =
        new Topics("lineweave", List.of("openlineage.events"))
            .all().stream().filter(topic -> topic.purpose() != Purpose.INPUT).map(Hub::of).toList();

    assertThat(TOPIC.matcher(bicep).results().map(Hub::of))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void shouldBalanceItsBrackets() throws IOException {
    String bicep = Files.readString(DEPLOY.resolve("eventhubs/main.bicep"));
    for (String pair : List.of("{}", "[]", "()")) {
      assertThat(count(bicep, pair.charAt(0))).isEqualTo(count(bicep, pair.charAt(1)));
    }
  }

  @Test
  void shouldMirrorTheEventsAndNothingElse() throws IOException {
    Properties mirror = new Properties();
    mirror.load(new StringReader(Files.readString(DEPLOY.resolve("mirrormaker/mm2.properties"))));

    assertThat(Pattern.matches(mirror.getProperty("events->state.topics"), "openlineage.events"))
        .isTrue();
    assertThat(mirror.getProperty("state->events.enabled")).isEqualTo("false");
    assertThat(mirror.getProperty("offset-syncs.topic.location")).isEqualTo("target");
    assertThat(mirror.getProperty("events.sasl.jaas.config")).contains("${env:");
  }

  @Test
  void shouldDocumentEveryTopic() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "event-hubs.md"));
    String names =
        new Topics("lineweave", List.of("openlineage.events"))
            .all().stream()
                .map(TopicSpec::name)
                .filter(name -> !page.contains("`" + name + "`"))
                .collect(Collectors.joining(", "));

    assertThat(names).isEmpty();
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }
}

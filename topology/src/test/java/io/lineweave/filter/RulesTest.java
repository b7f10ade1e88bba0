package io.lineweave.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.yaml.Item;
import io.lineweave.yaml.RuleFileException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private enum Field {
    TOPIC,
    JOB_NAME
  }

  private static final String RULES =
      """
      - name: keep-a
        action: keep
        when: {topic: [a, "x-*"], job-name: "*"}
      - name: drop-nameless
        action: drop
        when: {job-name: []}
      - name: drop-b
        action: drop
        when: {topic: B}
      """;

  @ParameterizedTest
  @CsvSource({
    "a,j,KEEP,keep-a",
    "x-1,j,KEEP,keep-a",
    "a,,DROP,drop-nameless",
    "b,j,DROP,drop-b",
    "c,j,KEEP,no-rule",
  })
  void shouldLetTheFirstMatchDecide(String topic, String job, Action action, String rule) {
    Map<Field, List<String>> facts =
        Map.of(Field.TOPIC, List.of(topic), Field.JOB_NAME, job == null ? List.of() : List.of(job));
    assertThat(rules(RULES).decide(field -> facts.get(field).stream()))
        .isEqualTo(new Decision(action, rule));
  }

  @Test
  void shouldAskTheSecondRulesAfterTheFirst() {
    Rules<Field> first = rules("[{name: b-stays, action: keep, when: {topic: b}}]");
    Map<Field, List<String>> facts =
        Map.of(Field.TOPIC, List.of("b"), Field.JOB_NAME, List.of("j"));
    Rules<Field> both = first.then(rules(RULES));
    assertThat(both.decide(field -> facts.get(field).stream()).rule()).isEqualTo("b-stays");
    assertThat(both.names()).containsExactly("b-stays", "keep-a", "drop-nameless", "drop-b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: a, action: keep}]|f:1:2|'when' is missing",
        "[{name: a, action: dropp, when: {topic: a}}]|f:1:20|unknown value 'dropp'; use one of keep, drop",
        "[{name: a, action: drop, when: {topics: a}}]|f:1:41|unknown key 'topics'; use one of topic, job-name",
        "[{name: a b, action: drop, when: {topic: a}}]|f:1:9|no name for a rule",
        "[{name: no-rule, action: drop, when: {topic: a}}]|f:1:9|no name for a rule",
        "[{name: a, action: drop, when: {}}]|f:1:32|name at least one of topic, job-name",
        "[{name: a, action: drop, when: {topic: ''}}]|f:1:40|'*' for any value",
        "[{name: a, action: drop, when: {topic: {x: y}}}]|f:1:40|a single value is expected",
        "[{name: a, name: b, action: drop, when: {topic: a}}]|f:1:12|'name' is here twice",
        "[{name: a|f:|not valid YAML",
        "[!!java.net.URL [x]]|f:1:2|not valid YAML",
      })
  void shouldSayWhereAMistakeIsAndWhatWouldBeRight(String yaml, String where, String what) {
    assertThatThrownBy(() -> rules(yaml))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void shouldTellAllMistakesAtOnce() {
    String yaml =
        "- {name: a, action: x, when: {topic: a}}\n- {name: b, action: y, when: {topic: a}}";
    assertThatThrownBy(() -> rules(yaml))
        .hasMessageContaining("f:1:21")
        .hasMessageContaining("f:2:21");
  }

  @Test
  void shouldRefuseTwoRulesOfOneName() {
    String yaml =
        "- {name: a, action: keep, when: {topic: a}}\n- {name: a, action: drop, when: {topic: b}}";
    assertThatThrownBy(() -> rules(yaml))
        .hasMessageContaining("f:2:10")
        .hasMessageContaining("'a'");
  }

  @Test
  void shouldRefuseMoreRulesThanMetricsCanCarry() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 201; i++) {
      yaml.append("- {name: r").append(i).append(", action: keep, when: {topic: a}}\n");
    }
    assertThatThrownBy(() -> rules(yaml.toString())).hasMessageContaining("more than 200 rules");
  }

  private static Rules<Field> rules(String yaml) {
    return Rules.read(Item.read("f", yaml), Field.class);
  }
}

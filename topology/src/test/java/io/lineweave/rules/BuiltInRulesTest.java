package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInRulesTest {
  private static final int RULE = 6;
  private final RuleSet rules = RuleSet.builtIn();

  @ParameterizedTest
  @ValueSource(strings = {"contract.tsv", "stores.tsv", "accelerator.tsv"})
  void shouldMeetEveryExpectation(String table) {
    ExpectationTable.Report report = ExpectationTable.of(Resources.read(table)).check(rules);

    assertThat(String.join("\n", report.lines())).endsWith(" passed, 0 failed");
    assertThat(report.passed()).isPositive();
  }

  @TestFactory
  List<DynamicTest> shouldProveEveryRuleByThreeCasesAndOneThatMustNotMatch() {
    return rules.table().rows().stream()
        .map(RuleTable.Row::rule)
        .distinct()
        .map(rule -> DynamicTest.dynamicTest(rule, () -> assertProven(rule)))
        .toList();
  }

  private void assertProven(String rule) {
    Map<Boolean, List<List<String>>> cases =
        cases().stream()
            .filter(cells -> cells.get(RULE).equals(rule))
            .collect(Collectors.partitioningBy(cells -> cells.get(3).startsWith("!")));

    assertThat(cases.get(true)).isNotEmpty();
    assertThat(cases.get(false)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(cases.get(false))
        .allSatisfy(
            cells -> {
              Expectation expectation = Expectation.parse(1, String.join("\t", cells));
              assertThat(rules.map(expectation.subject()).candidates())
                  .anyMatch(candidate -> candidate.rule().equals(rule));
            });
  }

  private static List<List<String>> cases() {
    return Resources.read("stores.tsv")
        .lines()
        .skip(1)
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  @Test
  void shouldNotRepeatTheFaultsOfTheAccelerator() {
    ExpectationTable.Report report =
        ExpectationTable.of(Resources.read("accelerator-faults.tsv")).check(rules);

    assertThat(report.passed()).isZero();
  }
}

package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"contract.tsv", "stores.tsv"})
  void shouldMeetEveryExpectation(String table) throws IOException {
    ExpectationTable.Report report = ExpectationTable.of(read(table)).check(RuleSet.builtIn());

    assertThat(String.join("\n", report.lines())).endsWith(" passed, 0 failed");
    assertThat(report.passed()).isPositive();
  }

  private static String read(String resource) throws IOException {
    try (InputStream file = BuiltInRulesTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package io.lineweave.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "abc,abc,true",
    "abc,ABC,true",
    "abc,abcd,false",
    "a*c,abbbc,true",
    "a*c,ac,true",
    "a*c,abcb,false",
    "*,'',true",
    "*,anything/at.all,true",
    "?,a,true",
    "?,'',false",
    "a?c,abc,true",
    "*-prod-*,eu-prod-1,true",
    "*.tmp,x.tmp.tmp,true",
    "a.c,abc,false",
    "[a],a,false",
    "straße,STRAßE,true",
  })
  void shouldMatchWholeTextsInAnyCase(String pattern, String text, boolean matches) {
    assertThat(Glob.ignoringCase(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void shouldTellCasesApartIfAskedTo() {
    assertThat(Glob.exact("Team-*").matches("Team-a")).isTrue();
    assertThat(Glob.exact("Team-*").matches("team-a")).isFalse();
  }

  @Test
  void shouldTakeNoExponentialTime() {
    assertThat(Glob.exact("*a".repeat(100) + "b").matches("a".repeat(10_000))).isFalse();
  }
}

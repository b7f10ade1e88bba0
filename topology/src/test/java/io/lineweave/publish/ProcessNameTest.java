package io.lineweave.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.JobName;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class ProcessNameTest {

  @Example
  void shouldReadAsJobAndOutput() {
    assertThat(ProcessName.of(new JobName("airflow-prod", "dag.task"), "mssql://s/d/dbo/t"))
        .isEqualTo("openlineage://airflow-prod/dag.task#mssql://s/d/dbo/t");
    assertThat(ProcessName.of(new JobName("airflow-prod", "dag.task")))
        .isEqualTo("openlineage://airflow-prod/dag.task");
  }

  @Example
  void shouldEncodeWhatSeparatesAndWhatPurviewWouldChange() {
    assertThat(ProcessName.of(new JobName("adb-1.2#etl", "/Repos/my job"), "https://a/{N}.csv"))
        .isEqualTo("openlineage://adb-1.2%23etl/%2FRepos%2Fmy%20job#https://a/%7BN%7D.csv");
  }

  @Property
  void shouldNameDifferentProcessesDifferently(
      @ForAll("short") String one, @ForAll("short") String other, @ForAll("short") String name) {
    if (!one.equals(other)) {
      JobName job = new JobName("n", name);
      assertThat(ProcessName.of(job, one)).isNotEqualTo(ProcessName.of(job, other));
      assertThat(ProcessName.of(new JobName(one, name), "o"))
          .isNotEqualTo(ProcessName.of(new JobName(other, name), "o"));
      assertThat(ProcessName.of(new JobName(name, one), "o"))
          .isNotEqualTo(ProcessName.of(new JobName(name, other), "o"));
    }
    if (!name.isEmpty()) {
      assertThat(ProcessName.of(new JobName(one + "/" + name, other), "o"))
          .isNotEqualTo(ProcessName.of(new JobName(one, name + "/" + other), "o"));
    }
  }

  @net.jqwik.api.Provide("short")
  net.jqwik.api.Arbitrary<String> shortNames() {
    return net.jqwik.api.Arbitraries.strings().withChars("ab/#%{} é").ofMaxLength(5);
  }

  @Property(tries = 100)
  void shouldStayUnderFourKilobytesAndDistinct(
      @ForAll @StringLength(min = 1_500, max = 3_000) String end) {
    Assume.that(!end.contains("\uFFFD"));
    String output = "x".repeat(3_000) + end;
    String name = ProcessName.of(new JobName("n", "j"), output);
    assertThat(name.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(ProcessName.MOST_BYTES);
    assertThat(ProcessName.of(new JobName("n", "j"), output + "y")).isNotEqualTo(name);
    assertThat(name).matches("(?s).*~[0-9a-f]{64}").doesNotContain("\uFFFD");
  }
}

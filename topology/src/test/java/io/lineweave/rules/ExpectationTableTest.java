package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectationTableTest {
  private static final String HEADER =
      "openlineage_namespace\topenlineage_name\tcontext\tpurview_type\tqualified_name\tsource\n";

  private static ExpectationTable.Report check(String rows) {
    return ExpectationTable.of(HEADER + rows).check(RuleSet.builtIn());
  }

  @Test
  void shouldShowWhatWasExpectedAndWhatTheRulesSay() {
    ExpectationTable.Report report =
        check(
            """
            s3://b	x		aws_s3_v2_object	s3://b/x	mine
            s3://b	x		aws_s3_v2_object	s3://b/y	mine
            """);

    assertThat(report.passed()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.lines())
        .containsExactly(
            "@ line 3: s3://b x",
            "- aws_s3_v2_object s3://b/y",
            "+ aws_s3_v2_resource_set s3://b/x/{SparkPartitions}  (rule s3-object, resource set)",
            "+ aws_s3_v2_object s3://b/x  (rule s3-object)",
            "+ aws_s3_v2_directory s3://b/x/  (rule s3-object)",
            "1 passed, 1 failed");
  }

  @Test
  void shouldWantTheFirstCandidateThatIsNoResourceSet() {
    ExpectationTable.Report report =
        check(
            """
            s3://b	x		aws_s3_v2_directory	s3://b/x/
            s3://b	x		aws_s3_v2_resource_set	s3://b/x/{SparkPartitions}
            """);

    assertThat(report.lines()).last().isEqualTo("1 passed, 1 failed");
  }

  @Test
  void shouldTestThatATypeIsNotThere() {
    ExpectationTable.Report report =
        check(
            """
            s3://b	x		!azure_blob_path
            s3://b	x		!azure_blob_path\t
            s3://b	x		!aws_s3_v2_object	s3://b/other
            s3://b	x		!aws_s3_v2_object\t
            """);

    assertThat(report.lines().get(0)).contains("at least 5 columns");
    assertThat(report.lines()).last().isEqualTo("2 passed, 2 failed");
  }

  @Test
  void shouldReadTheContext() {
    ExpectationTable.Report report =
        check(
            """
            dbfs	/mnt/a/x	{"mounts": {"/mnt/a": "s3://b"}}	aws_s3_v2_object	s3://b/x
            unity-catalog	c.s.t	{"databricksWorkspace": "w.net"}	databricks_table	databricks://w.net/catalogs/c/schemas/s/tables/t
            my	x	{"symlinks": [{"namespace": "s3://b", "name": "x", "type": "LOCATION"}]}	aws_s3_v2_object	s3://b/x
            my	x	{broken	aws_s3_v2_object	s3://b/x
            """);

    assertThat(report.lines().get(0)).startsWith("@ line 5: the context is not JSON");
    assertThat(report.lines()).last().isEqualTo("3 passed, 1 failed");
  }

  @Test
  void shouldPassOverEmptyLinesAndComments() {
    assertThat(check("\n# comment\r\n\n").lines()).containsExactly("0 passed, 0 failed");
  }

  @Test
  void shouldShowNoSecret() {
    assertThat(check("postgres://u:hunter2@h/db\tx\t\tt\tq\n").lines())
        .noneMatch(line -> line.contains("hunter2"));
  }
}

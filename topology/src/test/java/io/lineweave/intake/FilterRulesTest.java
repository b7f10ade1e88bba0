package io.lineweave.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.openlineage.Reading;
import io.lineweave.openlineage.ReadingRules;
import io.lineweave.openlineage.Samples;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.yaml.RuleFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterRulesTest {
  private static final String PLANS = "org.apache.spark.sql.catalyst.plans.logical.";
  private static final String SOURCES = "org.apache.spark.sql.execution.datasources.";

  @ParameterizedTest
  @CsvSource({
    "topic,events",
    "kind,run",
    "type,complete",
    "producer,https://github.com/*/spark",
    "integration,spark",
    "processing-type,batch",
    "job-type,sql_job",
    "job-namespace,prod-*",
    "job-name,'[nightly.*, other]'",
    "tag,team",
    "tag,team=sales",
    "tag,run-*",
    "spark-plan,a.b.Append*",
    "input,file//in",
    "output,abfss://c@a*/out",
  })
  void shouldAskForEverythingThatAnEventSays(String field, String pattern) {
    String rule = "rules: [{name: r, action: drop, when: {%s: %s}}]";
    String quoted = pattern.startsWith("[") ? pattern : "'" + pattern + "'";
    String other = field.equals("kind") ? "job" : "nothing-like-it";
    assertThat(screen(rule.formatted(field, quoted), EVENT)).isInstanceOf(Verdict.Dropped.class);
    assertThat(screen(rule.formatted(field, other), EVENT)).isInstanceOf(Verdict.Kept.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type",
        "integration",
        "processing-type",
        "job-type",
        "tag",
        "spark-plan",
        "input",
        "output"
      })
  void shouldAskForWhatAnEventDoesNotSay(String field) {
    String bare =
        "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r'},'job':{'namespace':'n','name':'j'}}";
    String rule =
        "profile: none\nrules: [{name: r, action: drop, when: {%s: []}}]".formatted(field);
    assertThat(screen(rule, bare)).isInstanceOf(Verdict.Dropped.class);
    assertThat(screen(rule, EVENT)).isInstanceOf(Verdict.Kept.class);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE,CreateTable,DROP", // the class is one of execution.datasources, not of this package
    "COMPLETE,CreateViewStatement,KEEP",
    "COMPLETE,CreateTableAsSelectStatement,KEEP",
    "COMPLETE,InsertIntoStatement,KEEP",
    "COMPLETE,MergeIntoTable,KEEP",
    "COMPLETE,AppendData,DROP",
    "COMPLETE,OverwriteByExpression,DROP",
    "START,InsertIntoStatement,DROP",
    "RUNNING,InsertIntoStatement,DROP",
    "FAIL,InsertIntoStatement,DROP",
    "ABORT,MergeIntoTable,DROP",
  })
  void shouldKeepWhatSparkLinKeepsWherePlansAreSent(String type, String root, String expected) {
    assertThat(sparklin(type, PLANS + root)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETE,CreateTable,KEEP",
    "COMPLETE,SaveIntoDataSourceCommand,KEEP",
    "COMPLETE,InsertIntoHadoopFsRelationCommand,DROP",
    "START,SaveIntoDataSourceCommand,DROP",
  })
  void shouldKnowSparkLinsClassesOfDataSources(String type, String root, String expected) {
    assertThat(sparklin(type, SOURCES + root)).isEqualTo(expected);
  }

  @Test
  void shouldLeaveEventsWithoutAPlanToTheDefaultProfile() {
    Screening sparklin = screening(FilterRules.of(Profile.SPARKLIN));
    Screening byDefault = screening(FilterRules.of(Profile.DEFAULT));
    for (Samples.Sample sample : Samples.all()) {
      if (!sample.json().contains("\"spark.logicalPlan\"")) {
        assertThat(sparklin.screen("t", sample.bytes()).get(0).getClass())
            .as(sample.toString())
            .isEqualTo(byDefault.screen("t", sample.bytes()).get(0).getClass());
      }
    }
  }

  @Test
  void shouldDropByDefaultNothingThatNamesADataset() {
    Screening screening = screening(FilterRules.of(Profile.DEFAULT));
    int dropped = 0;
    for (Samples.Sample sample : Samples.all()) {
      if (screening.screen("t", sample.bytes()).get(0) instanceof Verdict.Dropped verdict) {
        dropped++;
        Reading.Event event = verdict.event();
        assertThat(event.graph().inputs()).as(sample.toString()).isEmpty();
        assertThat(event.graph().outputs()).as(sample.toString()).isEmpty();
        assertThat(verdict.rule()).isEqualTo("dbt-statement");
      }
    }
    assertThat(dropped).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "team-a.events,team-a,true",
    "team-a.events,team-a.etl,true",
    "team-a.events,Team-a,false",
    "team-a.events,team-b,false",
    "other.events,team-b,true",
  })
  void shouldLetATopicSpeakForItsNamespacesOnly(String topic, String namespace, boolean allowed) {
    String file = "topics: [{topic: 'team-a.*', job-namespaces: [team-a, 'team-a.*']}]";
    Verdict verdict =
        screening(FilterRules.parse("f", file))
            .screen(topic, json(EVENT.replace("prod-eu", namespace)))
            .get(0);
    assertThat(verdict instanceof Verdict.Kept).isEqualTo(allowed);
    if (verdict instanceof Verdict.Rejected rejected) {
      assertThat(rejected.why().reason()).isEqualTo(Reason.FOREIGN_NAMESPACE);
      assertThat(rejected.why().message()).contains(topic).contains(namespace);
    }
  }

  /** A Spark run's processes bear the application's name, so that must be the team's too. */
  @ParameterizedTest
  @CsvSource({"SQL_JOB,team-a,true", "SQL_JOB,team-b,false", "APPLICATION,airflow,true"})
  void shouldNotLetASparkRunSpeakForAnothersApplication(
      String jobType, String parent, boolean allowed) {
    String file = "topics: [{topic: events, job-namespaces: team-a}]";
    String event =
        "{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r','facets':{'parent':{"
            + "'run':{'runId':'p'},'job':{'namespace':'%s','name':'app'}}}},"
            + "'job':{'namespace':'team-a','name':'j','facets':{'jobType':{"
            + "'integration':'SPARK','jobType':'%s'}}}}";
    Verdict verdict = screen(file, event.formatted(parent, jobType));
    assertThat(verdict instanceof Verdict.Kept).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile: spark|filters.yaml:1:10|use one of none, default, sparklin",
        "rule: []|filters.yaml:1:7|use one of profile, rules, topics",
        "topics: [{topic: a}]|filters.yaml:1:10|topic and job-namespaces",
        "[1]|filters.yaml:1:1|pairs are expected",
        "profile: &a [*a]|filters.yaml:1:10|a single value is expected",
        "rules: &a [*a]|filters.yaml:1:8|pairs are expected",
      })
  void shouldSayWhatIsWrongWithAFile(String text, String where, String what) {
    assertThatThrownBy(() -> FilterRules.parse("filters.yaml", text))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  @Test
  void shouldTakeAnEmptyFileForTheDefault() {
    assertThat(FilterRules.parse("f", "").names())
        .isEqualTo(FilterRules.of(Profile.DEFAULT).names());
  }

  private static final String EVENT =
      "{'eventType':'COMPLETE','eventTime':'2026-11-20T11:00:00Z',"
          + "'producer':'https://github.com/OpenLineage/OpenLineage/tree/1.53.0/integration/spark',"
          + "'run':{'runId':'r','facets':{'tags':{'tags':[{'key':'run-tag','value':'1'}]},"
          + "'spark.logicalPlan':{'plan':[{'class':'a.b.AppendData'}]}}},"
          + "'job':{'namespace':'prod-eu','name':'nightly.load','facets':{"
          + "'tags':{'tags':[{'key':'team','value':'sales','source':'USER'}]},"
          + "'jobType':{'processingType':'BATCH','integration':'SPARK','jobType':'SQL_JOB'}}},"
          + "'inputs':[{'namespace':'file','name':'/in'}],"
          + "'outputs':[{'namespace':'abfss://c@a.dfs.core.windows.net','name':'out'}]}";

  private static String sparklin(String type, String root) {
    String event = EVENT.replace("COMPLETE", type).replace("a.b.AppendData", root);
    boolean kept =
        screening(FilterRules.of(Profile.SPARKLIN)).screen("t", json(event)).get(0)
            instanceof Verdict.Kept;
    return kept ? "KEEP" : "DROP";
  }

  private static Verdict screen(String file, String event) {
    return screening(FilterRules.parse("f", file)).screen("events", json(event)).get(0);
  }

  private static Screening screening(FilterRules filters) {
    return new Screening(
        new IntakeSettings(RecordLimits.defaults(), ReadingRules.defaults(), filters));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }
}

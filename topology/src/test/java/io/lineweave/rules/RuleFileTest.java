package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.catalogue.AssetName;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.yaml.RuleFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
  private static final String LAKE = "abfss://raw@contosolake.dfs.core.windows.net";

  @Test
  void shouldPutUsersRulesFirst() {
    RuleSet rules =
        RuleSets.of(
            """
            rules:
            - name: mine
              match: {scheme: abfss, path: 'crm/(?P<what>.+)'}
              candidates: [{type: my_type, qualifiedName: 'mine://{host}/{what:upper}', attributes: {origin: '{path}'}}]
              reads: path
              missing: skip
              collection: abc123
            """);

    Mapping mapping = rules.map(Subject.of(LAKE, "crm/customer/dt=1"));

    assertThat(mapping.candidates())
        .containsExactly(
            new Candidate(
                new AssetName("my_type", "mine://contosolake.dfs.core.windows.net/CUSTOMER"),
                new TreeMap<>(Map.of("origin", "crm/customer")),
                "mine",
                false));
    assertThat(mapping.policy()).isEqualTo(MissingPolicy.SKIP);
    assertThat(mapping.collection()).isEqualTo("abc123");
    assertThat(type(rules, LAKE, "sales")).isEqualTo("azure_datalake_gen2_path");
  }

  @Test
  void shouldSwitchBuiltInRulesOff() {
    RuleSet rules = RuleSets.of("disable: [adls-gen2-path, partition]");

    assertThat(type(rules, LAKE, "crm")).isEqualTo("lineweave_dataset");
    assertThat(name(rules, "s3://b", "x/dt=1")).isEqualTo("s3://b/x/dt=1");
  }

  @Test
  void shouldReplaceABuiltInRuleOfTheSameName() {
    RuleSet rules =
        RuleSets.of(
            """
            rules:
            - {name: kafka, match: {scheme: kafka, host: 'special'}, candidates: [{type: t, qualifiedName: 'k://{name}'}]}
            """);

    assertThat(name(rules, "kafka://special:9092", "orders")).isEqualTo("k://orders");
    assertThat(name(rules, "kafka://other:9092", "orders"))
        .isEqualTo("openlineage://kafka://other:9092/orders");
  }

  @Test
  void shouldTrimByUsersRules() {
    RuleSet rules = RuleSets.of("trim: [{name: shard, segments: 2, match: 'shard/\\d+'}]");

    assertThat(name(rules, "s3://b", "x/shard/17/dt=1")).isEqualTo("s3://b/x");
  }

  @Test
  void shouldResolveMountsOfTheFileAndLetTheRunsOwnWin() {
    RuleSet rules =
        RuleSets.of(
            """
            mounts:
              dbfs:/mnt/raw/: abfss://raw@fromfile.dfs.core.windows.net
              /mnt/raw/deep: abfss://deep@fromfile.dfs.core.windows.net/below
            """);
    Environment run =
        new Environment(
            new TreeMap<>(
                Map.of(
                    "/mnt/raw", "abfss://raw@fromrun.dfs.core.windows.net",
                    "/", "wasbs://root@dbstorage.blob.core.windows.net/1")),
            Optional.empty());

    assertThat(name(rules, "dbfs", "/mnt/raw/x"))
        .isEqualTo("https://fromfile.dfs.core.windows.net/raw/x");
    assertThat(name(rules, "file", "/dbfs/mnt/raw/deep/x"))
        .isEqualTo("https://fromfile.dfs.core.windows.net/deep/below/x");
    assertThat(name(rules, in(run, "dbfs", "/mnt/raw/x")))
        .isEqualTo("https://fromrun.dfs.core.windows.net/raw/x");
    assertThat(name(rules, in(run, "dbfs", "/mnt/raw/deep/x")))
        .isEqualTo("https://fromfile.dfs.core.windows.net/deep/below/x");
    assertThat(name(rules, in(run, "dbfs", "/tables/x")))
        .isEqualTo("https://dbstorage.blob.core.windows.net/root/1/tables/x");
    assertThat(name(rules, in(run, "dbfs", "/mnt/rawer/x")))
        .isEqualTo("https://dbstorage.blob.core.windows.net/root/1/mnt/rawer/x");
  }

  @Test
  void shouldKnowWhatTheFileSaysOfTheEstate() {
    RuleSet rules =
        RuleSets.of(
            """
            workspace: https://ADB-1.2.azuredatabricks.net/
            databases: {Contoso-WS.sql.azuresynapse.net: dwh}
            metastores: {adb-1.2.azuredatabricks.net: metastore-1}
            fallback: {missing: skip, collection: abc123}
            """);

    assertThat(name(rules, "sqlserver://contoso-ws.sql.azuresynapse.net:1433", "dbo.orders"))
        .isEqualTo("mssql://contoso-ws.sql.azuresynapse.net/dwh/dbo/orders");
    assertThat(name(rules, "unity-catalog", "main.sales.orders"))
        .isEqualTo("databricks://metastore-1/catalogs/main/schemas/sales/tables/orders");
    Mapping fallback = rules.map(Subject.of("my-namespace", "x"));
    assertThat(fallback.policy()).isEqualTo(MissingPolicy.SKIP);
    assertThat(fallback.collection()).isEqualTo("abc123");
  }

  @Test
  void shouldMatchFacetsTopicAndSymlinks() {
    RuleSet rules =
        RuleSets.of(
            """
            rules:
            - name: r
              match:
                storageLayer: delta
                datasetType: TABLE
                topic: 'team-(?P<team>.*)'
                symlink: {type: TABLE, namespace: 'hive://h:9083', name: '(?P<db>[^.]+)\\..*'}
              candidates: [{type: t, qualifiedName: '{team}/{db}'}]
            """);
    Symlink link = new Symlink(new DatasetName("hive://H:9083", "sales.orders"), "TABLE");
    DatasetName dataset = new DatasetName("x", "y");
    Subject all = new Subject(dataset, List.of(link), Environment.NONE, "delta", "TABLE", "team-a");
    Subject otherTopic =
        new Subject(dataset, List.of(link), Environment.NONE, "delta", "TABLE", "events");

    assertThat(name(rules, all)).isEqualTo("a/sales");
    assertThat(rules.map(otherTopic).candidates()).noneMatch(c -> c.rule().equals("r"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules: [                                                                           | my-rules.yaml:1:9: not valid YAML
          order: sideways                                                                    | my-rules.yaml:1:8: unknown value 'sideways'; use one of table, location
          ruels: []                                                                          | my-rules.yaml:1:8: unknown key 'ruels'; use one of rules
          rules: [{match: {scheme: s}}]                                                      | my-rules.yaml:1:9: 'name' is missing here; add it
          rules: [{name: r, match: {}, candidates: []}]                                      | my-rules.yaml:1:26: a rule must match something
          rules: [{name: r, match: {host: '(?=x)'}, candidates: []}]                         | my-rules.yaml:1:33: not a regular expression in RE2 syntax
          rules: [{name: r, match: {scheme: s}, candidates: [{type: t, qualifiedName: '{x'}]}] | my-rules.yaml:1:77: a '{' is not closed
          rules: [{name: r, match: {scheme: s}, candidates: [{type: t, qualifiedName: '{tabel}'}]}] | my-rules.yaml:1:77: unknown variable 'tabel'; use one of base, container
          rules: [{name: r, match: {scheme: s}, candidates: [{type: t, qualifiedName: '{name:big}'}]}] | my-rules.yaml:1:77: 'big' is not one of upper, lower
          rules: [{name: r, match: {scheme: s}, candidates: [{type: t, qualifiedName: q}], missing: never}] | my-rules.yaml:1:91: unknown value 'never'; use one of typed, placeholder, skip
          trim: [{name: t, segments: ten, match: x}]                                         | my-rules.yaml:1:28: 'ten' is not a number of segments
          disable: [adls]                                                                    | my-rules.yaml:1:11: unknown built-in rule 'adls'; use one of
          {order: table, order: table}                                                       | my-rules.yaml:1:16: 'order' is here twice
          mounts: [a]                                                                        | my-rules.yaml:1:9: 'key: value' pairs are expected here
          """)
  void shouldNameEveryMistakeWithItsPlaceAndItsMend(String file, String message) {
    assertThatThrownBy(() -> RuleSets.of(file))
        .isInstanceOf(RuleFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldTellAllWrongRulesAtOnce() {
    assertThatThrownBy(
            () ->
                RuleSets.of(
                    """
                    rules:
                    - {name: a}
                    - {name: b, match: {scheme: s}, candidates: [{type: t, qualifiedName: q}]}
                    - {name: b, match: {scheme: s}, candidates: [{type: t, qualifiedName: q}]}
                    """))
        .hasMessageContaining("my-rules.yaml:2:3: 'match' is missing")
        .hasMessageContaining("my-rules.yaml:4:3: there is a rule 'b' already");
  }

  @Test
  void shouldNeverConstructObjectsThatAFileNames() {
    assertThatThrownBy(() -> RuleSets.of("order: !!java.net.URL ['http://localhost']"))
        .isInstanceOf(RuleFileException.class);
  }

  private static Subject in(Environment run, String namespace, String name) {
    return new Subject(new DatasetName(namespace, name), List.of(), run, "", "", "");
  }

  private static String name(RuleSet rules, String namespace, String name) {
    return name(rules, Subject.of(namespace, name));
  }

  private static String name(RuleSet rules, Subject subject) {
    return rules.map(subject).created().asset().qualifiedName();
  }

  private static String type(RuleSet rules, String namespace, String name) {
    return rules.map(Subject.of(namespace, name)).created().asset().typeName();
  }
}

package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.DatasetName;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final RuleSet RULES = RuleSet.builtIn();
  private static final String LAKE = "abfss://raw@contosolake.dfs.core.windows.net";
  private static final String PATH = "https://contosolake.dfs.core.windows.net/raw/sales/orders";
  private static final String WORKSPACE = "adb-1.2.azuredatabricks.net";

  @Test
  void shouldOfferPlaceAndTableInTheOrderOfTheSetting() {
    Symlink table = new Symlink(new DatasetName("hive://h:9083", "sales.orders"), "TABLE");
    Subject byPath = subject(LAKE, "sales/orders", table);
    Symlink place = new Symlink(new DatasetName(LAKE, "sales/orders"), "LOCATION");
    Subject byTable = subject("hive://h:9083", "sales.orders", place);

    for (Subject subject : List.of(byPath, byTable)) {
      assertThat(names(RuleSets.of("order: location"), subject))
          .startsWith(PATH)
          .endsWith("sales.orders@h");
      assertThat(names(RuleSets.of("order: table"), subject))
          .startsWith("sales.orders@h")
          .contains(PATH);
    }
  }

  @Test
  void shouldTakeALinkedTableForATableEvenIfItsNamespaceIsAFolder() {
    Symlink link = new Symlink(new DatasetName(LAKE + "/sales", "main.sales.orders"), "TABLE");
    Environment run = new Environment(new TreeMap<>(), Optional.of(WORKSPACE));
    Subject databricks =
        new Subject(new DatasetName(LAKE, "sales/orders"), List.of(link), run, "", "", "");

    assertThat(names(RULES, databricks))
        .contains(PATH, "databricks://" + WORKSPACE + "/catalogs/main/schemas/sales/tables/orders")
        .noneMatch(name -> name.contains("main.sales.orders"));
    assertThat(names(RULES, subject(LAKE, "sales/orders", link)))
        .noneMatch(name -> name.contains("main"));
  }

  @Test
  void shouldPreferTypesThatAScanBringsToOurOwn() {
    Symlink table = new Symlink(new DatasetName("hive://h:9083", "sales.orders"), "TABLE");

    assertThat(names(RULES, subject("hdfs://nn:8020", "/sales/orders", table)))
        .containsExactly("sales.orders@h", "hdfs://nn:8020/sales/orders");
  }

  @Test
  void shouldWarnAndGoOnWithAGenericAssetWhereNoRuleMatches() {
    Mapping mapping = RULES.map(Subject.of("my-namespace", "/My/Input/"));

    assertThat(mapping.created().asset().typeName()).isEqualTo("lineweave_dataset");
    assertThat(mapping.created().asset().qualifiedName())
        .isEqualTo("openlineage://my-namespace/My/Input");
    assertThat(mapping.warnings()).singleElement().asString().contains("no rule knows");
  }

  @Test
  void shouldSayWhyARuleFailed() {
    String synapse = "sqlserver://ws1.sql.azuresynapse.net:1433";

    assertThat(RULES.map(Subject.of(synapse, "dbo.orders")).warnings())
        .contains("rule synapse-dedicated: the dataset does not say its database");
    assertThat(RULES.map(Subject.of(synapse + ";database=p", "COMPLEX")).warnings())
        .contains("rule synapse-dedicated: 'COMPLEX' is not the name of a table");
    assertThat(RULES.map(Subject.of("dbfs", "/mnt/raw/x")).warnings())
        .containsExactly("no mount point covers /mnt/raw/x; name it under \"mounts\"");
  }

  @Test
  void shouldKeepNamesThatAreTooLongApart() {
    String first = RULES.map(Subject.of(LAKE, "x".repeat(5_000) + "1")).created().toString();
    Mapping second = RULES.map(Subject.of(LAKE, "x".repeat(5_000) + "2"));

    assertThat(second.created().toString()).isNotEqualTo(first);
    assertThat(second.created().asset().qualifiedName()).hasSizeLessThan(1_400);
    assertThat(second.warnings()).singleElement().asString().contains("too long");
  }

  @Test
  void shouldLookAtAFewSymlinksOnly() {
    List<Symlink> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new Symlink(new DatasetName("s3://b" + i, "x"), "LOCATION"))
            .toList();
    Subject subject = new Subject(new DatasetName(LAKE, "x"), many, Environment.NONE, "", "", "");

    assertThat(RULES.map(subject).candidates()).hasSizeLessThanOrEqualTo(16);
  }

  @Property
  void shouldAlwaysHaveSomethingToCreate(
      @ForAll("hostile") String namespace, @ForAll("hostile") String name) {
    Mapping mapping = RULES.map(Subject.of(namespace, name));

    assertThat(mapping.created().pattern()).isFalse();
    assertThat(mapping.created().asset().qualifiedName()).isNotBlank().hasSizeLessThan(4_000);
  }

  @Property
  void shouldNameOneDatasetInOneWay(@ForAll("spellings") String path) {
    for (String namespace :
        List.of(LAKE, LAKE + "/", "abfs://raw@ContosoLake.dfs.core.windows.net", LAKE + ":443")) {
      assertThat(RULES.map(Subject.of(namespace, path)).created().asset().qualifiedName())
          .isEqualTo(PATH);
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "abfss://",
            "sqlserver://",
            "jdbc:",
            "c@a.dfs.core.windows.net",
            "h:1433",
            ";",
            "=",
            "/",
            "//",
            ":",
            "@",
            "[",
            "]",
            "\"",
            "`",
            ".",
            "COMPLEX",
            "dbfs",
            "/mnt/x",
            "{",
            "}",
            "?",
            "*",
            "\\",
            "\u0000",
            "\n",
            "é",
            "1",
            "dt=1",
            " ",
            "kafka://",
            "a,b",
            "%",
            "arn:aws:glue:",
            "$0");
    return pieces.list().ofMaxSize(8).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> spellings() {
    Arbitrary<String> before = Arbitraries.of("", "/", "//");
    Arbitrary<String> after =
        Arbitraries.of(
            "", "/", "/dt=1", "/dt=1/part-00000.c000.parquet", "/_delta_log", "/2026/11/20", "/*");
    return Combinators.combine(before, after).as((start, end) -> start + "sales/orders" + end);
  }

  private static Subject subject(String namespace, String name, Symlink link) {
    DatasetName dataset = new DatasetName(namespace, name);
    return new Subject(dataset, List.of(link), Environment.NONE, "", "", "");
  }

  private static List<String> names(RuleSet rules, Subject subject) {
    return rules.map(subject).candidates().stream()
        .filter(candidate -> !candidate.pattern())
        .map(candidate -> candidate.asset().qualifiedName())
        .toList();
  }
}

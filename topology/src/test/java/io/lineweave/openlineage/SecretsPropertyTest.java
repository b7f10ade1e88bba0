package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No credential and no property that is not allow-listed leaves the reader, wherever it stood. */
class SecretsPropertyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventReader reader = new EventReader(ReadingRules.defaults());

  /** A text with the secret in it, in one of the forms in which credentials come. */
  record Leak(String secret, String text) {}

  @Property(tries = 3_000)
  void shouldLetNoCredentialPass(
      @ForAll("leaks") Leak leak, @ForAll("places") String place, @ForAll boolean escaped)
      throws JsonProcessingException {
    String text = JSON.writeValueAsString(leak.text());
    String json = place.replace('\'', '"').replace("LEAK", escaped ? escape(text) : inner(text));

    Reading reading = reader.read(json.getBytes(UTF_8));

    assertThat(reading).isInstanceOf(Reading.Event.class);
    assertThat(reading.toString()).doesNotContain(leak.secret());
  }

  @Property(tries = 1_000)
  void shouldLetNoPropertyPassThatIsNotAllowListed(
      @ForAll("secrets") String secret,
      @ForAll("shapes") String shape,
      @ForAll("keys") String key) {
    String facet = shape.replace("KEY", key).replace("SECRET", secret);
    String json =
        ("{'eventTime':'2026-11-20T11:00:00Z','run':{'runId':'r','facets':{"
                + facet
                + "}},'job':{'namespace':'n','name':'j'}}")
            .replace('\'', '"');

    Reading reading = reader.read(json.getBytes(UTF_8));

    assertThat(reading).isInstanceOf(Reading.Event.class);
    assertThat(reading.toString()).doesNotContain(secret);
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings().alpha().numeric().ofLength(12).map(it -> "Q" + it + "z");
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(
        "password", "HOME", "spark.hadoop.x", "user", "mountpoints", "_deleted", "a b");
  }

  @Provide
  Arbitrary<String> shapes() {
    return Arbitraries.of(
        "'spark_properties':{'properties':{'spark.master':'m','KEY':'SECRET'}}",
        "'spark_properties':{'KEY':'SECRET','properties':{}}",
        "'environment-properties':{'environment-properties':{'KEY':{'x':['SECRET']}}}",
        "'environment-properties':{'environment-properties':{'KEY':['SECRET','SECRET']}}",
        "'environmentVariables':{'environmentVariables':[{'name':'KEY','value':'SECRET'}]}",
        "'environmentVariables':{'environmentVariables':[{'value':'SECRET'},['SECRET']]}",
        "'hive_properties':{'properties':{'KEY':{'name':'orgId','y':'SECRET'}}}",
        "'debezium_config':{'configs':['KEY=SECRET']}",
        "'parent':{'run':{'runId':'p','facets':{'spark_properties':{'KEY':'SECRET'}}},"
            + "'job':{'namespace':'n','name':'j'}}",
        "'parent':{'root':{'run':{'runId':'p','facets':{'environmentVariables':"
            + "{'environmentVariables':[{'name':'KEY','value':'SECRET'}]}}}}}",
        "'spark.logicalPlan':{'KEY':'SECRET'}",
        "'spark_properties':{'properties':{'KEY':'SECRET'}},'spark_properties':{}");
  }

  @Provide
  Arbitrary<Leak> leaks() {
    Arbitrary<String> secret =
        Combinators.combine(
                secrets(), Arbitraries.strings().withChars("aZ09+%@:/!#*~$^|").ofMaxLength(6))
            .as((start, rest) -> start + rest + "E");
    Arbitrary<String> form =
        Arbitraries.of(
            "jdbc:postgresql://app:SECRET@db:5432/sales",
            "postgres://user.name:SECRET@db",
            "mongodb+srv://u:SECRET@a.net,b.net/x",
            "s3a://AKIA:SECRET@bucket/path",
            "prefix mssql://u:SECRET@h:1433 suffix",
            "jdbc:sqlserver://h:1433;user=a;password=SECRET;encrypt=true",
            "jdbc:sqlserver://h:1433;encrypt=true;pwd=SECRET",
            "Server=h;Password=SECRET",
            "Password=SECRET;Server=h",
            "Endpoint=sb://n/;SharedAccessKeyName=k;SharedAccessKey=SECRET",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=SECRET;EndpointSuffix=x",
            "https://a.blob.core.windows.net/c/f?sp=r&sig=SECRET&se=1",
            "https://f.azurewebsites.net/api?code=SECRET",
            "jdbc:mysql://h/db?user=u&password=SECRET&useSSL=false",
            "jdbc:snowflake://a.net/?db=d&token=SECRET",
            "org.apache.kafka…PlainLoginModule required username=\"u\" password=\"SECRET\";",
            "jdbc:db2://h:50000/db:user=u;password=SECRET;",
            "fs.azure.account.key.acct.dfs.core.windows.net=SECRET");
    return Combinators.combine(secret, form).as((s, f) -> new Leak(s, f.replace("SECRET", s)));
  }

  @Provide
  Arbitrary<String> places() {
    String job = "'job':{'namespace':'n','name':'j'}";
    String head = "{'eventTime':'2026-11-20T11:00:00Z',";
    String run = head + "'run':{'runId':'r'},";
    String facet = run + job + ",'outputs':[{'namespace':'n','name':'o','facets':{";
    return Arbitraries.of(
        run + "'job':{'namespace':'LEAK','name':'j'}}",
        run + "'job':{'namespace':'n','name':'LEAK'}}",
        run + job + ",'inputs':[{'namespace':'LEAK','name':'LEAK'}]}",
        run + job + ",'producer':'LEAK'}",
        head + "'dataset':{'namespace':'LEAK','name':'t'}}",
        head + "'job':{'namespace':'LEAK','name':'LEAK'}}",
        head
            + "'run':{'runId':'r','facets':{'parent':{'job':{'namespace':'LEAK','name':'j'}}}},"
            + job
            + "}",
        head
            + "'run':{'runId':'r','facets':{'environment-properties':{'mountPoints':"
            + "[{'mountPoint':'/m','source':'LEAK'}]}}},"
            + job
            + "}",
        facet + "'dataSource':{'name':'LEAK','uri':'LEAK'}}}]}",
        facet
            + "'symlinks':{'identifiers':[{'namespace':'LEAK','name':'LEAK','type':'TABLE'}]}}}]}",
        facet
            + "'columnLineage':{'fields':{'c':{'inputFields':[{'namespace':'LEAK','name':'t','field':'f'}]}}}}}]}",
        facet + "'catalog':{'warehouseUri':'LEAK'}}}]}",
        facet
            + "'lifecycleStateChange':{'previousIdentifier':{'namespace':'LEAK','name':'LEAK'}}}}]}",
        facet + "'my_own':{'deep':[[{'x':'LEAK'}]]}}}]}");
  }

  /** The JSON text's content, between its quotes. */
  private static String inner(String jsonText) {
    return jsonText.substring(1, jsonText.length() - 1);
  }

  /** The same content as Gson and PHP would write it. */
  private static String escape(String jsonText) {
    return inner(jsonText).replace("/", "\\/").replace("=", "\\u003d").replace("@", "\\u0040");
  }
}

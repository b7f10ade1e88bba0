package io.lineweave.app;

import static io.lineweave.app.DeadLetterBroker.INPUT;
import static io.lineweave.app.DeadLetterBroker.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.app.deadletters.LetterId;
import io.lineweave.kafka.DeadLetterHeaders;
import io.lineweave.kafka.DeadLetterHeaders.Original;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.DeadLetter;
import io.lineweave.outcome.DeadLetter.Reason;
import io.lineweave.outcome.Mend;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has jobs of a namespace of its own on one topic of dead letters. */
class DeadLettersCommandTest {
  private static final SourcePosition NOWHERE = new SourcePosition(INPUT, 1, 999_999);

  private static DeadLetterBroker broker;

  private final String namespace = "ns-" + UUID.randomUUID();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    broker = new DeadLetterBroker();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void shouldListShowAndPutBackEveryReason() throws Exception {
    String event = event("job", "");
    SourcePosition graph = broker.append(TOPICS.graphs(), key(), bytes(event));
    Map<Reason, LetterId> letters = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      // Several letters about one record count as one, so each is about another.
      SourcePosition nowhere = new SourcePosition(INPUT, 1, 900_000 + letters.size());
      DeadLetter why = new DeadLetter(reason, "what exactly");
      Optional<SourcePosition> at = Optional.of(reason == Reason.PROCESS_REFUSED ? graph : nowhere);
      letters.put(reason, broker.setAside(why, at, original(key(), event)));
    }

    assertThat(list()).containsExactlyInAnyOrderElementsOf(positions(letters.values()));
    assertThat(list("--reason", "BAD_TIME,EMPTY"))
        .containsExactlyInAnyOrder(
            letters.get(Reason.BAD_TIME).toString(), letters.get(Reason.EMPTY).toString());
    for (Map.Entry<Reason, LetterId> letter : letters.entrySet()) {
      assertThat(run("dead-letters", "show", letter.getValue().toString())).isZero();
      String mend = Mend.of(letter.getKey()).words();
      assertThat(out.toString())
          .contains(letter.getKey().name(), "what exactly", mend, namespace + "/job");
    }

    assertThat(redrive(Map.of("redrive.to-input", "true"), "--job", namespace + "/*")).isZero();

    letters.keySet().removeIf(reason -> Mend.of(reason).byRedrive());
    int mended = Reason.values().length - letters.size();
    assertThat(out.toString())
        .contains(mended + " put back", letters.size() + " no redrive mends it");
    assertThat(list()).containsExactlyInAnyOrderElementsOf(positions(letters.values()));
    assertThat(broker.records(INPUT, namespace)).hasSize(mended - 1);
    assertThat(broker.records(TOPICS.graphs(), namespace)).hasSize(2);
    // Of a letter that was named it is a failure.
    LetterId named = letters.get(Reason.NOT_JSON);
    assertThat(redrive(Map.of(), named.toString())).isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains(named + " NOT_JSON: no redrive mends it");
  }

  @Test
  void shouldCountByReasonAndTellTimeAndSource() throws Exception {
    LetterId first = broker.setAside(Reason.TOO_DEEP, event("a", ""), NOWHERE);
    LetterId second = broker.setAside(Reason.TOO_DEEP, event("b", ""), NOWHERE);
    LetterId third = broker.setAside(Reason.BAD_TIME, event("b", ""), NOWHERE);

    assertThat(run("dead-letters", "list", "--job", namespace + "/*")).isZero();
    assertThat(out.toString())
        .contains("POSITION", first.toString(), second.toString(), third.toString())
        .containsPattern("BAD_TIME +1 +0\n")
        .containsPattern("TOO_DEEP +2 +0\n")
        .containsPattern("all +3 +0\n");

    JsonNode json = json("dead-letters", "list", "--json", "--job", namespace + "/b");
    assertThat(json.at("/counts/TOO_DEEP/open").asInt()).isEqualTo(1);
    assertThat(json.path("letters")).hasSize(2);
    assertThat(json.at("/letters/0/source").asText()).isEqualTo(NOWHERE.toString());
    assertThat(json.at("/letters/0/error").asText()).isEqualTo("because of TOO_DEEP");

    assertThat(list("--from", "2199-01-01T00:00:00Z")).isEmpty();
    assertThat(list("--to", "1999-01-01T00:00:00+01:00")).isEmpty();
    assertThat(list("--last", "1h")).hasSize(3);
    JsonNode latest =
        json("dead-letters", "list", "--json", "--job", namespace + "/*", "--limit", "1");
    assertThat(latest.path("letters")).hasSize(1);
    assertThat(latest.at("/counts/TOO_DEEP/open").asInt()).isEqualTo(2);
  }

  @Test
  void shouldShowNoSecretAndNothingThatControlsATerminal() throws Exception {
    String facets =
        """
        "run":{"runId":"r","facets":{"x":{"clientSecret":"hunter1","token":{"deep":["hunter2"]},\
        "url":"jdbc:postgresql://app:hunter3@db/x?password=hunter4","plain":"kept","bidi":"\u202e\u009b31m"},\
        "spark_properties":{"properties":{"spark.my.thing":"hunter5","spark.app.name":"shop"}}}},""";
    Headers headers =
        new RecordHeaders()
            .add("authorization", bytes("Bearer hunter6"))
            .add("trace\u001b[2J", bytes("\u001b]0;owned\u0007 \u202e \u009b31m"));
    LetterId id =
        broker.setAside(
            new DeadLetter(Reason.TOO_DEEP, "too deep \u001b[31m;password=hunter7"),
            Optional.of(NOWHERE),
            Original.of(bytes("key\u001b[1m"), bytes(event("job\\u001b[5m", facets)), headers, 0));

    for (String[] command :
        new String[][] {
          {"dead-letters", "show", id.toString()},
          {"dead-letters", "show", id.toString(), "--json"},
          {"dead-letters", "list", "--job", namespace + "/*"},
          {"dead-letters", "list", "--json", "--job", namespace + "/*"}
        }) {
      assertThat(run(command)).isZero();
      assertThat(out.toString())
          .contains(namespace)
          .doesNotContain("hunter")
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    }
    JsonNode page = json("dead-letters", "show", id.toString(), "--json");
    assertThat(page.at("/value/run/facets/x/plain").asText()).isEqualTo("kept");
    assertThat(page.at("/value/run/facets/x/bidi").asText()).isEqualTo("\u202e\u009b31m");
    assertThat(page.at("/value/run/facets/x/clientSecret").asText()).isEqualTo("***");
    assertThat(page.at("/value/run/facets/spark_properties/properties/spark.app.name").asText())
        .isEqualTo("shop");
  }

  @Test
  void shouldShowWhatIsNoDeadLetterOfOursAndPutNothingBackForIt() throws Exception {
    LetterId bare = broker.appendToDeadLetters(bytes("\u001b[31mx"), new RecordHeaders());
    Headers lies =
        new RecordHeaders()
            .add(DeadLetterHeaders.REASON, bytes("NO_SUCH\nREASON"))
            .add(DeadLetterHeaders.OFFSET, bytes("-1"))
            .add(DeadLetterHeaders.INDEX, bytes("many"))
            .add(DeadLetterHeaders.ATTEMPTS, bytes("99999999999"));
    LetterId odd = broker.appendToDeadLetters(bytes(event("odd", "")), lies);

    assertThat(run("dead-letters", "show", bare.toString())).isZero();
    assertThat(out.toString()).contains("UNKNOWN").doesNotContain("\u001b");
    assertThat(run("dead-letters", "show", odd.toString())).isZero();
    assertThat(out.toString()).contains("NO_SUCH\\u000aREASON");
    assertThat(redrive(Map.of(), odd.toString())).isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains("its reason is none that this version knows");
  }

  @Test
  void shouldNotWriteToTheInputUnlessTheSettingAllowsIt() throws Exception {
    LetterId id = broker.setAside(Reason.TOO_LARGE, event("job", ""), NOWHERE);

    assertThat(redrive(Map.of(), id.toString())).isEqualTo(ExitCode.USAGE.code());
    assertThat(broker.records(INPUT, namespace)).isEmpty();
    assertThat(redrive(Map.of(), id.toString(), "--dry-run")).isZero();
    assertThat(out.toString()).contains("1 would be put back");
    assertThat(broker.records(INPUT, namespace)).isEmpty();
    assertThat(list()).hasSize(1);
  }

  @Test
  void shouldPutBackTheRecordAsItCameWithTheNumberOfAttemptsAndOnlyOnce() throws Exception {
    Headers headers = new RecordHeaders().add("traceparent", bytes("00-1")).add("empty", null);
    Original original = Original.of(key(), bytes(event("job", "")), headers, 1_000);
    DeadLetter why = new DeadLetter(Reason.TOO_DEEP, "too deep");
    LetterId first = broker.setAside(why, Optional.of(NOWHERE), original);
    LetterId twin = broker.setAside(why, Optional.of(NOWHERE), original);

    assertThat(redrive(Map.of("redrive.to-input", "true"), "--job", namespace + "/*")).isZero();
    assertThat(redrive(Map.of("redrive.to-input", "true"), "--job", namespace + "/*")).isZero();
    assertThat(out.toString()).contains("2 was put back before");

    List<ConsumerRecord<byte[], byte[]>> back = broker.records(INPUT, namespace);
    assertThat(back).hasSize(1);
    assertThat(back.get(0).key()).isEqualTo(key());
    assertThat(back.get(0).value()).isEqualTo(original.value());
    // By its old time retention would delete it at once.
    assertThat(back.get(0).timestamp()).isGreaterThan(1_000_000_000_000L);
    assertThat(back.get(0).headers().toArray())
        .extracting(Header::key)
        .containsExactly("traceparent", "empty", "lineweave.redrive");
    assertThat(DeadLetterHeaders.attempts(back.get(0).headers())).isEqualTo(1);
    assertThat(list()).isEmpty();
    assertThat(list("--redriven")).containsExactlyInAnyOrder(first.toString(), twin.toString());

    // It fails again, as intake seals it.
    SourcePosition again = new SourcePosition(INPUT, back.get(0).partition(), back.get(0).offset());
    broker.setAside(
        why,
        Optional.of(again),
        Original.of(back.get(0).key(), back.get(0).value(), back.get(0).headers(), 2_000));
    assertThat(run("dead-letters", "list", "--job", namespace + "/*")).isZero();
    assertThat(out.toString()).contains("open after 1");
    assertThat(redrive(Map.of("redrive.to-input", "true"), "--job", namespace + "/*")).isZero();
    assertThat(broker.records(INPUT, namespace))
        .extracting(record -> DeadLetterHeaders.attempts(record.headers()))
        .containsExactlyInAnyOrder(1, 2);
    assertThat(redrive(Map.of("redrive.to-input", "true"), first.toString(), "--force")).isZero();
    assertThat(broker.records(INPUT, namespace)).hasSize(3);
  }

  @Test
  void shouldPutBackTheGraphOnceForAllItsRefusedProcesses() throws Exception {
    SourcePosition graph = broker.append(TOPICS.graphs(), key(), bytes(event("job", "")));
    DeadLetter why = new DeadLetter(Reason.PROCESS_REFUSED, "ATLAS-400-00-01A");
    broker.setAside(why, Optional.of(graph), original(key(), "[{\"first\":1}]"));
    broker.setAside(why, Optional.of(graph), original(key(), "[{\"second\":1}]"));
    LetterId stranger =
        broker.setAside(why, Optional.of(graph), original(bytes("other/job"), "[{}]"));

    assertThat(redrive(Map.of(), "--job", namespace + "/*")).isZero();

    List<ConsumerRecord<byte[], byte[]>> graphs = broker.records(TOPICS.graphs(), namespace);
    assertThat(graphs).hasSize(2);
    assertThat(graphs)
        .filteredOn(record -> record.headers().lastHeader("lineweave.republish") != null)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(key());
              assertThat(DeadLetterHeaders.attempts(record.headers())).isEqualTo(1);
            });
    // A graph of another job stands where this letter's should.
    assertThat(redrive(Map.of(), stranger.toString())).isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains(stranger + " PROCESS_REFUSED: ");
  }

  @Test
  void shouldPutBackOnlyToTopicsThatAreRead() throws Exception {
    SourcePosition graph = broker.append(TOPICS.graphs(), key(), bytes(event("graph", "") + "x"));
    LetterId noGraph = broker.setAside(Reason.NOT_JSON, event("graph", "") + "x", graph);
    LetterId noInput =
        broker.setAside(
            Reason.TOO_DEEP, event("former", ""), new SourcePosition("former.events", 0, 3));
    LetterId refused =
        broker.setAside(
            new DeadLetter(Reason.PROCESS_REFUSED, ""),
            Optional.of(new SourcePosition("no.such.topic", 0, 3)),
            original(key(), "[]"));

    // What was on the graphs topic never goes to the input, so that no setting is needed.
    assertThat(redrive(Map.of(), noGraph.toString(), "--force")).isZero();
    assertThat(broker.records(TOPICS.graphs(), namespace)).hasSize(2);
    assertThat(redrive(Map.of(), noInput.toString())).isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains("its source is none of input.topic any more");
    assertThat(redrive(Map.of(), refused.toString())).isEqualTo(ExitCode.FAILED.code());
    assertThat(broker.records(INPUT, namespace)).isEmpty();
  }

  @Test
  void shouldReadATruncatedLetterFromItsSourceAndNameOneThatIsGone() throws Exception {
    byte[] whole = bytes(event("whole", "\"x\":\"" + "w".repeat(1_000_000) + "\","));
    String list = "[{}, " + event("element", "\"x\":\"" + "e".repeat(950_000) + "\",") + " ]";
    byte[] element = bytes(list.substring(5, list.length() - 2));
    DeadLetter why = new DeadLetter(Reason.STRING_TOO_LONG, "a text over 512 KiB");
    SourcePosition atWhole = broker.append(INPUT, null, whole);
    SourcePosition atList = broker.append(INPUT, null, bytes(list));
    SourcePosition atOther = broker.append(INPUT, null, bytes("{}"));
    LetterId ofWhole = broker.setAside(why, Optional.of(atWhole), original(key(), whole));
    LetterId ofElement =
        broker.setAside(
            why,
            Optional.of(atList),
            new Original(key(), element, new RecordHeaders(), 0, OptionalInt.of(1)));
    LetterId gone = broker.setAside(why, Optional.of(NOWHERE), original(key(), whole));
    LetterId replaced = broker.setAside(why, Optional.of(atOther), original(key(), whole));

    assertThat(run("dead-letters", "show", ofWhole.toString())).isZero();
    assertThat(out.toString())
        .contains("only the first 65536 of " + whole.length + " bytes", "only its head was kept");

    assertThat(redrive(Map.of("redrive.to-input", "true"), "--job", namespace + "/*"))
        .isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString())
        .contains("2 put back", gone + " STRING_TOO_LONG: ", replaced + " STRING_TOO_LONG: ");
    assertThat(list()).containsExactlyInAnyOrder(gone.toString(), replaced.toString());
    assertThat(list("--redriven")).contains(ofWhole.toString(), ofElement.toString());
    assertThat(broker.records(INPUT, namespace))
        .filteredOn(record -> DeadLetterHeaders.attempts(record.headers()) == 1)
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder(whole, element);
  }

  @Test
  void shouldNameWhatTheBrokerDoesNotTakeAndGoOn() throws Exception {
    byte[] large = bytes(event("large", "\"x\":\"" + "w".repeat(1_000_000) + "\","));
    DeadLetter why = new DeadLetter(Reason.STRING_TOO_LONG, "a text over 512 KiB");
    SourcePosition source = broker.append(INPUT, null, large);
    LetterId tooLarge = broker.setAside(why, Optional.of(source), original(key(), large));
    broker.setAside(Reason.TOO_DEEP, event("small", ""), NOWHERE);

    Map<String, String> narrow =
        Map.of("redrive.to-input", "true", "kafka.producer.max.request.size", "900000");
    assertThat(redrive(narrow, "--job", namespace + "/*")).isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains("1 put back", "raise max.message.bytes");
    assertThat(list()).containsExactly(tooLarge.toString());
  }

  @Test
  void shouldGoOnWhereItWasKilled() throws Exception {
    int letters = 500;
    for (int i = 0; i < letters; i++) {
      SourcePosition source = new SourcePosition(INPUT, 1, 1_000_000 + i);
      broker.setAside(Reason.TOO_DEEP, event("job" + i, ""), source);
    }
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
            "REDRIVE_TO_INPUT", "true",
            // Each lot takes a while.
            "KAFKA_LINGER_MS", "200");
    try (Program program =
        Program.run(environment, "dead-letters", "redrive", "--job", namespace + "/*")) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> broker.records(INPUT, namespace).size() >= 100);
      program.kill();
    }
    int half = broker.records(INPUT, namespace).size();
    assertThat(half).isBetween(100, letters - 1);

    assertThat(redrive(Map.of("redrive.to-input", "true"), "--job", namespace + "/*")).isZero();

    assertThat(list()).isEmpty();
    assertThat(list("--redriven", "--limit", "2000")).hasSize(letters);
    List<ConsumerRecord<byte[], byte[]>> all = broker.records(INPUT, namespace);
    assertThat(all.stream().map(record -> new String(record.value(), UTF_8)).distinct())
        .hasSize(letters);
    // What was put back and not yet marked when it was killed comes once more: one lot at most.
    assertThat(all).hasSizeBetween(letters, letters + 100);
  }

  @Test
  void shouldSayWhatIsMissingInAWrongCommand() throws Exception {
    assertThat(run("dead-letters")).isEqualTo(ExitCode.USAGE.code());
    assertThat(run("dead-letters", "redrive")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("say which: positions, --reason");
    assertThat(run("dead-letters", "redrive", "--all", "--reason", "EMPTY"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(run("dead-letters", "list", "--last", "soon")).isEqualTo(ExitCode.USAGE.code());
    assertThat(err.toString()).contains("'soon' is none such as 90m, 24h or 7d");
    assertThat(run("dead-letters", "list", "--last", "1h", "--from", "2026-01-01T00:00:00Z"))
        .isEqualTo(ExitCode.USAGE.code());
    assertThat(run("dead-letters", "show", "3")).isEqualTo(ExitCode.USAGE.code());
    assertThat(run("dead-letters", "show", "0-987654")).isEqualTo(ExitCode.FAILED.code());
    assertThat(redrive(Map.of(), "0-987654")).isEqualTo(ExitCode.FAILED.code());
    assertThat(out.toString()).contains("1 of the positions are none of a dead letter");
  }

  private String event(String job, String more) {
    return """
        {"job":{"namespace":"%s","name":"%s"},%s\
        "eventType":"COMPLETE","eventTime":"2026-01-01T10:00:00Z"}"""
        .formatted(namespace, job, more);
  }

  private byte[] key() {
    return bytes(namespace + "/job");
  }

  private static Original original(byte[] key, String value) {
    return original(key, bytes(value));
  }

  private static Original original(byte[] key, byte[] value) {
    return Original.of(key, value, new RecordHeaders(), 0);
  }

  private static List<String> positions(Collection<LetterId> letters) {
    return letters.stream().map(LetterId::toString).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** Positions of this test's letters. */
  private List<String> list(String... filters) throws Exception {
    String[] command = {"dead-letters", "list", "--json", "--job", namespace + "/*"};
    return json(join(command, filters)).path("letters").findValuesAsText("position");
  }

  private JsonNode json(String... command) throws Exception {
    assertThat(run(command)).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int redrive(Map<String, String> settings, String... arguments) throws Exception {
    return run(settings, join(new String[] {"dead-letters", "redrive"}, arguments));
  }

  private int run(String... command) throws Exception {
    return run(Map.of(), command);
  }

  private int run(Map<String, String> settings, String... command) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.put("kafka.bootstrap.servers", broker.bootstrapServers());
    StringBuilder yaml = new StringBuilder();
    all.forEach((key, value) -> yaml.append(key).append(": ").append(value).append('\n'));
    Path file = Files.writeString(directory.resolve("lineweave.yaml"), yaml);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    boolean group = command.length == 1;
    return Lineweave.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(group ? command : join(command, "--config", file.toString()));
  }

  private static String[] join(String[] one, String... other) {
    return Stream.concat(Arrays.stream(one), Arrays.stream(other)).toArray(String[]::new);
  }
}

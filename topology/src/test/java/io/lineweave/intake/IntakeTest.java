package io.lineweave.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.ReadingRules;
import io.lineweave.openlineage.Samples;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final long NOW = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();
  private static final byte[] KEY = "run:ns/job".getBytes(UTF_8);
  private static final String EVENT =
      """
      {"eventType":"START","eventTime":"2026-11-20T11:00:00Z","producer":"p",\
      "run":{"runId":"r-1"},"job":{"namespace":"ns","name":"job"}}""";

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final MockProcessorContext<String, Emission> context = new MockProcessorContext<>();
  private Processor<byte[], byte[], String, Emission> processor;

  @BeforeEach
  void start() {
    start(IntakeSettings.defaults());
  }

  private void start(IntakeSettings settings) {
    processor = new Intake(settings, InstantSource.fixed(Instant.ofEpochMilli(NOW)), meters).get();
    processor.init(context);
    context.setRecordMetadata("events", 3, 42);
  }

  @Test
  void shouldFindAnElementAgainWithTheBytesThatItWasScreenedWith() throws IOException {
    byte[] list = "[ {\"a\":1} , \"x ][\" , 7 ]".getBytes(UTF_8);

    for (byte[] value : List.of(list, gzip(list))) {
      assertThat(IntStream.range(0, 4).mapToObj(index -> element(value, index)))
          .containsExactly("{\"a\":1}", "\"x ][\"", "7", "none");
    }
    assertThat(element(EVENT.getBytes(UTF_8), 0)).isEqualTo("none");
    assertThat(element(null, 0)).isEqualTo("none");
  }

  private static String element(byte[] value, int index) {
    return Screening.element(value, index, RecordLimits.defaults())
        .map(bytes -> new String(bytes, UTF_8))
        .orElse("none");
  }

  @Test
  void shouldKeyAnEventByItsRunId() {
    Record<String, Emission> forwarded = only(EVENT.getBytes(UTF_8));

    assertThat(forwarded.key()).isEqualTo("r-1");
    assertThat(((Emission.Event) forwarded.value()).graph().id()).isEqualTo("r-1");
    assertThat(forwarded.headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF%s", "  \n%s\n", "[%s]"})
  void shouldReadEventsInEveryWrapping(String wrapping) {
    assertThat(only(wrapping.formatted(EVENT).getBytes(UTF_8)).key()).isEqualTo("r-1");
  }

  @Test
  void shouldReadCompressedValues() {
    assertThat(only(gzip(EVENT.getBytes(UTF_8))).key()).isEqualTo("r-1");
  }

  @ParameterizedTest
  @CsvSource({
    "'',EMPTY",
    "'  ',EMPTY",
    "<html><body>502</body></html>,NOT_JSON",
    "42,NOT_AN_EVENT",
    "null,NOT_AN_EVENT",
    "[],NOT_AN_EVENT",
    "{},NOT_AN_EVENT",
    "'{\"run\":{\"runId\":\"r\"',NOT_JSON",
  })
  void shouldSetAsideWhatIsNoEvent(String value, String reason) {
    Record<String, Emission> forwarded = only(value.getBytes(UTF_8));

    assertThat(header(forwarded, "lineweave.reason")).isEqualTo(reason);
    Emission.Parked parked = (Emission.Parked) forwarded.value();
    assertThat(parked.key()).isEqualTo(KEY);
    assertThat(parked.value()).isEqualTo(value.getBytes(UTF_8));
    assertThat(counted("rejected", "reason", reason)).isEqualTo(1);
  }

  @Test
  void shouldSetAsideARecordWithoutValue() {
    Record<String, Emission> forwarded = only(null);

    assertThat(header(forwarded, "lineweave.reason")).isEqualTo("EMPTY");
    assertThat(((Emission.Parked) forwarded.value()).value()).isNull();
  }

  @Test
  void shouldSayWhyAndWhenceInTheHeaders() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", "abc".getBytes(UTF_8)).add("lineweave.reason", "A_LIE".getBytes(UTF_8));
    processor.process(new Record<>(KEY, "x".getBytes(UTF_8), NOW - 5, headers));

    Record<String, Emission> forwarded = forwarded().get(0);
    assertThat(forwarded.timestamp()).isEqualTo(NOW - 5);
    assertThat(header(forwarded, "trace")).isEqualTo("abc");
    assertThat(header(forwarded, "lineweave.reason")).isEqualTo("NOT_JSON");
    assertThat(forwarded.headers().headers("lineweave.reason")).hasSize(1);
    assertThat(header(forwarded, "__streams.errors.topic")).isEqualTo("events");
    assertThat(header(forwarded, "__streams.errors.partition")).isEqualTo("3");
    assertThat(header(forwarded, "__streams.errors.offset")).isEqualTo("42");
    assertThat(header(forwarded, "__streams.errors.message")).isEqualTo("not JSON at byte 1");
    assertThat(header(forwarded, "lineweave.timestamp")).isEqualTo(Long.toString(NOW - 5));
    assertThat(header(forwarded, "lineweave.version")).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void shouldGiveEachElementOfAListItsOwnFate() {
    String list = "[" + EVENT + ", {\"bad\":[1,]} ," + EVENT.replace("r-1", "r-2") + ",7]";
    processor.process(new Record<>(KEY, list.getBytes(UTF_8), NOW));

    assertThat(forwarded())
        .extracting(Record::key)
        .containsExactly("r-1", "NOT_JSON", "r-2", "NOT_AN_EVENT");
    assertThat(header(forwarded().get(1), "lineweave.index")).isEqualTo("1");
    assertThat(((Emission.Parked) forwarded().get(1).value()).value())
        .isEqualTo("{\"bad\":[1,]}".getBytes(UTF_8));
    assertThat(header(forwarded().get(3), "lineweave.index")).isEqualTo("3");
    assertThat(meters.counter("lineweave.intake.events").count()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "AHEAD,NOW"})
  void shouldForwardNoTimeAheadOfNow(String timestamp, String expected) {
    assertThat(only(EVENT.getBytes(UTF_8), millis(timestamp)).timestamp())
        .isEqualTo(millis(expected));
  }

  @Test
  void shouldCountEveryFate() {
    double bytes = 0;
    for (Samples.Sample sample : Samples.all()) {
      processor.process(new Record<>(KEY, sample.bytes(), NOW));
      bytes += sample.bytes().length;
    }
    double kept = meters.get("lineweave.intake.kept").tag("rule", "no-rule").counter().count();
    double dropped =
        meters.get("lineweave.intake.dropped").tag("rule", "dbt-statement").counter().count();
    double rejected =
        meters.find("lineweave.intake.rejected").counters().stream()
            .mapToDouble(Counter::count)
            .sum();

    assertThat(kept + dropped + rejected).isEqualTo(Samples.all().size());
    assertThat(forwarded()).hasSize((int) (kept + rejected));
    assertThat(meters.get("lineweave.intake.records").counter().count())
        .isEqualTo(Samples.all().size());
    assertThat(meters.get("lineweave.intake.bytes.in").counter().count()).isEqualTo(bytes);
    assertThat(meters.get("lineweave.intake.bytes.out").counter().count()).isBetween(1.0, bytes);
    assertThat(trimmed("HEAVY_FACET")).isPositive();
    assertThat(trimmed("HEAVY_BYTE")).isPositive();
    assertThat(trimmed("PROPERTY")).isPositive();
  }

  @Test
  void shouldBoundTheSizeOfARecord() {
    start(settings(new RecordLimits(1_000, 100, 10)));
    byte[] spaces = (EVENT + " ".repeat(1_000 - EVENT.length())).getBytes(UTF_8);
    assertThat(only(spaces).key()).isEqualTo("r-1");
    context.resetForwards();
    assertThat(only(Arrays.copyOf(spaces, 1_001)).key()).isEqualTo("TOO_LARGE");
    context.resetForwards();
    assertThat(only(gzip((EVENT + " ".repeat(1_000)).getBytes(UTF_8))).key())
        .isEqualTo("TOO_LARGE");
  }

  @Test
  void shouldNotInflateABomb() {
    byte[] bomb = gzip(new byte[20 << 20]);
    assertThat(bomb.length).isLessThan(30_000);
    Record<String, Emission> forwarded = only(bomb);
    assertThat(forwarded.key()).isEqualTo("COMPRESSION_RATIO");
    assertThat(((Emission.Parked) forwarded.value()).value()).isEqualTo(bomb);
  }

  @Test
  void shouldCallDamagedGzipSo() {
    byte[] damaged = gzip(EVENT.getBytes(UTF_8));
    damaged[damaged.length - 5] ^= 1;
    assertThat(only(damaged).key()).isEqualTo("BAD_COMPRESSION");
    context.resetForwards();
    assertThat(only(new byte[] {0x1f, (byte) 0x8b}).key()).isEqualTo("BAD_COMPRESSION");
  }

  @Test
  void shouldBoundTheEventsOfAList() {
    start(settings(new RecordLimits(1_000_000, 100, 3)));
    String list = "[" + (EVENT + ",").repeat(5) + EVENT + "]";
    processor.process(new Record<>(KEY, list.getBytes(UTF_8), NOW));

    assertThat(forwarded())
        .extracting(Record::key)
        .containsExactly("r-1", "r-1", "r-1", "TOO_MANY_EVENTS");
    assertThat(header(forwarded().get(3), "lineweave.index")).isEqualTo("3");
    assertThat(((Emission.Parked) forwarded().get(3).value()).value())
        .isEqualTo(list.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[EVENT|r-1,NOT_JSON",
        "[EVENT,|r-1,NOT_JSON,NOT_JSON",
        "[EVENT,]|r-1,NOT_JSON",
        "[EVENT,EVENT] x|r-1,r-1,NOT_JSON",
        "[EVENT EVENT]|NOT_JSON",
        "[EVENT,,EVENT]|r-1,NOT_JSON,r-1",
        "[EVENT,[EVENT]]|r-1,NOT_AN_EVENT",
        "[EVENT,{'a':'}],[']|r-1,NOT_JSON,NOT_JSON",
        "[{'a':'\\\\'},EVENT]|NOT_AN_EVENT,r-1",
      })
  void shouldSaveWhatIsGoodOfAMalformedList(String list, String fates) {
    byte[] value = list.replace('\'', '"').replace("EVENT", EVENT).getBytes(UTF_8);
    processor.process(new Record<>(KEY, value, NOW));
    assertThat(forwarded()).extracting(Record::key).containsExactly(fates.split(","));
  }

  @Test
  void shouldSetAsideWhatNoBrokerWouldTake() {
    Random random = new Random(1);
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 1_300_000; i++) {
      noise.append((char) ('0' + random.nextInt(64)));
    }
    String facets = "";
    for (int i = 0; i < 3; i++) {
      String part = noise.substring(i * 430_000, (i + 1) * 430_000).replaceAll("[\\\\@=]", "z");
      facets += (i == 0 ? "" : ",") + "\"f" + i + "\":{\"x\":\"" + part + "\"}";
    }
    String event =
        EVENT.replace("\"runId\":\"r-1\"", "\"runId\":\"r-1\",\"facets\":{" + facets + "}");
    assertThat(only(event.getBytes(UTF_8)).key()).isEqualTo("TOO_LARGE");
  }

  private static IntakeSettings settings(RecordLimits records) {
    return new IntakeSettings(records, ReadingRules.defaults(), FilterRules.of(Profile.DEFAULT));
  }

  private double trimmed(String what) {
    return meters.get("lineweave.intake.trimmed").tag("what", what).counter().count();
  }

  private static long millis(String text) {
    return switch (text) {
      case "NOW" -> NOW;
      case "AHEAD" -> NOW + 365L * 24 * 3_600_000;
      default -> Long.parseLong(text);
    };
  }

  private Record<String, Emission> only(byte[] value) {
    return only(value, NOW);
  }

  private Record<String, Emission> only(byte[] value, long timestamp) {
    processor.process(new Record<>(KEY, value, timestamp));
    assertThat(forwarded()).hasSize(1);
    return forwarded().get(0);
  }

  private List<Record<String, Emission>> forwarded() {
    List<Record<String, Emission>> records = new ArrayList<>();
    context
        .forwarded()
        .forEach(
            it ->
                records.add(
                    new Record<>(
                        it.record().key(),
                        it.record().value(),
                        it.record().timestamp(),
                        it.record().headers())));
    return records;
  }

  private double counted(String what, String tag, String value) {
    return meters.counter("lineweave.intake." + what, tag, value).count();
  }

  private static String header(Record<String, Emission> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

package io.lineweave.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.Samples;
import io.lineweave.outcome.Emission;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
  void shouldGoOnAfterEverything() {
    for (Samples.Sample sample : Samples.all()) {
      processor.process(new Record<>(KEY, sample.bytes(), NOW));
    }
    double dropped = meters.counter("lineweave.intake.dropped", "rule", "dbt-statement").count();
    assertThat(forwarded()).hasSize(Samples.all().size() - (int) dropped);
    assertThat(dropped).isLessThan(forwarded().size());
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

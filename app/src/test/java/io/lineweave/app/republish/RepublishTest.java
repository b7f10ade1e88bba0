package io.lineweave.app.republish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineweave.app.ExitCode;
import io.lineweave.app.StartFailure;
import io.lineweave.app.republish.Written.Known;
import io.lineweave.filter.Glob;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.ProcessRef;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.publish.Publish;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RepublishTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void shouldKnowEachProcessOnceWithItsLatestGraph() {
    Written written = new Written(Optional.empty());
    written.enter(receipt("ns/a", 7, AT, "p1", "p2"));
    written.enter(receipt("ns/a", 9, AT.plusSeconds(2), "p1"));
    written.enter(receipt("ns/a", 8, AT.plusSeconds(1), "p1", ""));
    written.enter(receipt("", 10, AT, "of a graph without key"));
    written.enter(receipt("ns/b", 11, AT));

    assertThat(written.processes().keySet()).containsExactly("p1", "p2");
    assertThat(written.processes().get("p1").graph())
        .contains(new SourcePosition("lineweave.graphs", 0, 9));
  }

  @Test
  void shouldChooseByJob() {
    Written written = new Written(Optional.of(Glob.exact("finance/*")));
    written.enter(receipt("finance/a", 1, AT, "p1"));
    written.enter(receipt("sales/a", 2, AT, "p2"));

    assertThat(written.processes().keySet()).containsExactly("p1");
  }

  @Test
  void shouldForecastByTheMeanOfWhatWasLookedAt() {
    assertThat(Forecast.of(1_000, List.of(2, 4), 25).text())
        .startsWith(
            "1000 processes, about 3000 operations (by the graphs of 2 of them): 2 min 0 s");
    assertThat(Forecast.of(100_000, List.of(), 25).text())
        .contains("about 300000 operations (guessed, their graphs are no longer kept): 3 h 20 min");
    assertThat(Forecast.of(0, List.of(), 25).operations()).isZero();
  }

  @Test
  void shouldTellTheTaskThatOwnsTheJobWhichProcessIsMeant() throws Exception {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    AtomicInteger steps = new AtomicInteger();

    new Order(producer, "lineweave.graphs").give(processes(1_500), steps::incrementAndGet);

    assertThat(steps).hasValue(1_500);
    assertThat(producer.history()).hasSize(1_500);
    ProducerRecord<byte[], byte[]> first = producer.history().get(0);
    assertThat(first.topic()).isEqualTo("lineweave.graphs");
    assertThat(new String(first.key(), UTF_8)).isEqualTo("ns/job");
    assertThat(first.value()).isNull();
    assertThat(new String(first.headers().lastHeader(Publish.REPUBLISH_HEADER).value(), UTF_8))
        .isEqualTo("p0000");
  }

  @Test
  void shouldNameTheTopicThatItMayNotWriteTo() {
    MockProducer<byte[], byte[]> refusing =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            return CompletableFuture.failedFuture(
                new TopicAuthorizationException("not authorized"));
          }
        };

    assertThatThrownBy(() -> new Order(refusing, "lineweave.graphs").give(processes(1), () -> {}))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("cannot write to topic lineweave.graphs: not authorized")
        .extracting(failure -> ((StartFailure) failure).exitCode())
        .isEqualTo(ExitCode.TOPICS);
  }

  private static SortedMap<String, Known> processes(int count) {
    SortedMap<String, Known> processes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      processes.put("p%04d".formatted(i), new Known("ns/job", Optional.empty(), AT));
    }
    return Collections.unmodifiableSortedMap(processes);
  }

  private static Receipt receipt(String job, long graph, Instant at, String... processes) {
    return new Receipt(
        "run",
        0,
        State.PUBLISHED,
        "",
        job,
        Optional.empty(),
        Optional.empty(),
        "lineweave.graphs-0@" + graph,
        Arrays.stream(processes).map(name -> new ProcessRef(name, "guid")).toList(),
        List.of(),
        at);
  }
}

package io.lineweave.bench.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloorTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldFindTheRunIdByItsBytes() {
    assertThat(Floor.runId(bytes("{\"run\":{\"runId\" : \"a-1\"},\"x\":{\"runId\":\"b\"}}")))
        .isEqualTo("a-1");
    assertThat(Floor.runId(bytes("{\"job\":{}}"))).isEmpty();
    assertThat(Floor.runId(bytes("{\"runId\":\"cut"))).isEmpty();
    assertThat(Floor.runId(bytes(""))).isEmpty();
  }

  @Test
  void shouldMoveStoreAndWriteUntouchedBytes(@TempDir Path state) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "floor");
    config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    try (TopologyTestDriver driver =
        new TopologyTestDriver(Floor.topology("in", "out", 4), config)) {
      TestInputTopic<byte[], byte[]> input =
          driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());
      TestOutputTopic<String, byte[]> output =
          driver.createOutputTopic("out", new StringDeserializer(), new ByteArrayDeserializer());
      byte[] first = bytes("{ \"runId\":\"a\", \"n\":1}");
      byte[] second = bytes("{ \"runId\":\"a\", \"n\":2}");
      input.pipeInput(first);
      input.pipeInput(second);

      List<TestRecord<String, byte[]>> written = output.readRecordsToList();
      assertThat(written).extracting(TestRecord::key).containsExactly("a", "a");
      assertThat(written).extracting(TestRecord::value).containsExactly(first, second);
      assertThat(driver.<String, byte[]>getKeyValueStore("runs").get("a")).isEqualTo(second);
    }
  }
}

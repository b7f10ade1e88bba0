package io.lineweave.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineweave.openlineage.Dataset;
import io.lineweave.openlineage.Facet;
import io.lineweave.openlineage.Facets;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Samples;
import io.lineweave.openlineage.Samples.Sample;
import io.lineweave.secret.Credentials;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Broken events end as events or dead letters, never as exceptions, here or further on. */
class FuzzTest {
  private static final int MUTATIONS = 10_000;
  private static final byte[] HOT = "{}[]\",:\\ue0919-+.tfn@=/;\u0000 \n".getBytes(ISO_8859_1);

  private final Screening screening = new Screening(IntakeSettings.defaults());
  private final ObjectMapper json = new ObjectMapper();
  private int kept;
  private int rejected;

  @Test
  void shouldEndEveryMutationAsEventOrDeadLetter() throws IOException {
    Random random = new Random(20261120);
    List<Sample> samples =
        Samples.all().stream().filter(it -> it.json().length() < 20_000).toList();
    for (int i = 0; i < MUTATIONS; i++) {
      Sample sample = samples.get(random.nextInt(samples.size()));
      byte[] mutation = mutated(random.nextInt(8) == 0 ? list(sample) : sample.bytes(), random);
      List<Verdict> verdicts = screening.screen("t", mutation);
      assertThat(verdicts).as(sample.toString()).isNotEmpty();
      for (Verdict verdict : verdicts) {
        check(verdict);
      }
    }
    assertThat(kept).as("mutations that are events still").isGreaterThan(MUTATIONS / 20);
    assertThat(rejected).as("mutations that are none").isGreaterThan(MUTATIONS / 4);
  }

  private void check(Verdict verdict) throws IOException {
    if (verdict instanceof Verdict.Rejected rejection) {
      rejected++;
      assertThat(rejection.why().message()).isNotBlank();
    } else if (verdict instanceof Verdict.Kept event) {
      kept++;
      check(event.event().graph());
    }
  }

  /** The next rooms can store it and look into it. */
  private void check(LineageGraph graph) throws IOException {
    assertThat(GraphCodec.decode(GraphCodec.encode(graph))).isEqualTo(graph);
    List<Dataset> datasets =
        Stream.of(graph.inputs(), graph.outputs()).flatMap(it -> it.values().stream()).toList();
    Stream<Facets> ofDatasets =
        datasets.stream().flatMap(it -> Stream.of(it.facets(), it.roleFacets()));
    List<Facet> facets =
        Stream.concat(Stream.of(graph.runFacets(), graph.jobFacets()), ofDatasets)
            .flatMap(it -> it.byName().values().stream())
            .filter(it -> !it.isDeleted())
            .toList();
    for (Facet facet : facets) {
      assertThat(json.writeValueAsBytes(json.readTree(facet.json()))).isNotEmpty();
      assertThat(Credentials.cut(json.readTree(facet.json()).toString())).isNotNull();
    }
  }

  private static byte[] list(Sample sample) {
    return ("[" + sample.json() + ", " + sample.json() + "]").getBytes(UTF_8);
  }

  private static byte[] mutated(byte[] event, Random random) {
    byte[] bytes = event;
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = mutatedOnce(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutatedOnce(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    int to = at + random.nextInt(Math.min(40, bytes.length - at + 1));
    return switch (random.nextInt(7)) {
      case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
      case 1 -> replaced(bytes, at, HOT[random.nextInt(HOT.length)]);
      case 2 -> spliced(bytes, at, to, new byte[0]);
      case 3 -> spliced(bytes, at, at, new byte[] {HOT[random.nextInt(HOT.length)]});
      case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
      case 5 -> swapped(bytes, at, random.nextInt(bytes.length));
      default -> random.nextInt(5) == 0 ? Arrays.copyOf(bytes, at) : swapped(bytes, at, at / 2);
    };
  }

  private static byte[] replaced(byte[] bytes, int at, byte by) {
    byte[] result = bytes.clone();
    result[at] = by;
    return result;
  }

  private static byte[] swapped(byte[] bytes, int one, int other) {
    byte[] result = bytes.clone();
    result[one] = bytes[other];
    result[other] = bytes[one];
    return result;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] by) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }
}

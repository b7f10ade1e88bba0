package io.lineweave.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.openlineage.LineageGraph.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Merging is a semilattice: order, grouping and repetition of events cannot change a graph. */
class MergePropertyTest {

  @Property
  void shouldNotDependOnOrder(
      @ForAll("events") LineageGraph one, @ForAll("events") LineageGraph other) {
    assertThat(one.merge(other)).isEqualTo(other.merge(one));
  }

  @Property
  void shouldNotDependOnGrouping(
      @ForAll("events") LineageGraph one,
      @ForAll("events") LineageGraph other,
      @ForAll("events") LineageGraph third) {
    assertThat(one.merge(other).merge(third)).isEqualTo(one.merge(other.merge(third)));
  }

  @Property
  void shouldNotDependOnRepetition(
      @ForAll("events") LineageGraph one, @ForAll("events") LineageGraph other) {
    LineageGraph both = one.merge(other);

    assertThat(both.merge(one)).isSameAs(both);
    assertThat(both.merge(other)).isSameAs(both);
    assertThat(both.merge(both)).isSameAs(both);
  }

  @Property
  void shouldSurviveItsBytes(
      @ForAll("events") LineageGraph one, @ForAll("events") LineageGraph other) {
    LineageGraph both = one.merge(other);

    assertThat(GraphCodec.decode(GraphCodec.encode(both))).isEqualTo(both);
  }

  /** Few names, times and values, so that they meet; a quarter of the events are snapshots. */
  @Provide
  Arbitrary<LineageGraph> events() {
    Arbitrary<Instant> times = Arbitraries.longs().between(0, 3).map(Instant::ofEpochSecond);
    Arbitrary<Boolean> snapshots = Arbitraries.of(true, false, false, false);
    return Combinators.combine(times, Arbitraries.of(EventType.class), snapshots)
        .as(Head::new)
        .flatMap(
            head ->
                Combinators.combine(
                        facets(head.stamp()),
                        facets(head.stamp()),
                        datasets(head.stamp()),
                        datasets(head.stamp()),
                        Arbitraries.of("p", "q"))
                    .as(
                        (run, job, inputs, outputs, producer) ->
                            new LineageGraph(
                                Kind.RUN,
                                "r",
                                new Origin(
                                    head.stamp(),
                                    Optional.of(new JobName("n", producer)),
                                    producer),
                                Lifecycle.of(head.time(), head.type()),
                                head.snapshot() ? Optional.of(head.stamp()) : Optional.empty(),
                                run,
                                job,
                                inputs,
                                outputs)));
  }

  private record Head(Instant time, EventType type, boolean snapshot) {
    Stamp stamp() {
      return Stamp.of(time, type);
    }
  }

  private static Arbitrary<SortedMap<DatasetName, Dataset>> datasets(Stamp stamp) {
    Arbitrary<DatasetName> names =
        Arbitraries.of("a", "b", "c").map(it -> new DatasetName("d", it));
    Arbitrary<Dataset> datasets =
        Combinators.combine(facets(stamp), facets(stamp))
            .as((facets, role) -> new Dataset(stamp, facets, role));
    return Arbitraries.maps(names, datasets).ofMaxSize(2).map(TreeMap::new);
  }

  private static Arbitrary<Facets> facets(Stamp stamp) {
    Arbitrary<Facet> facets =
        Arbitraries.of("", "{\"v\":1}", "{\"v\":2}")
            .map(it -> it.isEmpty() ? Facet.deleted(stamp) : Facet.of(stamp, it.getBytes(UTF_8)));
    return Arbitraries.maps(Arbitraries.of("f", "g"), facets)
        .ofMaxSize(2)
        .map(it -> new Facets(new TreeMap<>(it)));
  }
}

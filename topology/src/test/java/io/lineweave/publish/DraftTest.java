package io.lineweave.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DraftTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** A run: the parent run that it belongs to, and what it read. */
  record Run(int group, Set<Integer> inputs) {}

  @Property(tries = 500)
  void shouldEndWithTheUnionOfTheLatestParentRunWhateverTheOrderOfArrival(
      @ForAll("runs") List<Run> runs, @ForAll Random random) {
    List<Draft> drafts =
        runs.stream().map(run -> draft(runs.indexOf(run), run)).collect(Collectors.toList());
    Collections.shuffle(drafts, random);
    Draft end = drafts.stream().reduce((before, later) -> later.after(before)).orElseThrow();
    int latest =
        runs.stream().filter(run -> !run.inputs().isEmpty()).mapToInt(Run::group).max().orElse(0);
    SortedSet<AssetName> expected = new TreeSet<>();
    runs.stream().filter(run -> run.group() == latest).forEach(run -> expected.addAll(keys(run)));
    assertThat(end.complete().inputs()).isEqualTo(expected);
  }

  @Property(tries = 200)
  void shouldNotChangeByAnotherArrivalOfTheSameGraph(@ForAll("runs") List<Run> runs) {
    Draft end = draft(0, runs.get(0));
    for (Run run : runs) {
      Draft draft = draft(runs.indexOf(run), run);
      end = draft.after(end);
      assertThat(draft.after(end).complete().inputs()).isEqualTo(end.complete().inputs());
    }
  }

  @Provide
  Arbitrary<List<Run>> runs() {
    Arbitrary<Set<Integer>> inputs = Arbitraries.integers().between(0, 9).set().ofMaxSize(3);
    return Combinators.combine(Arbitraries.integers().between(0, 3), inputs)
        .as(Run::new)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Draft draft(int id, Run run) {
    return new Draft(
        "q",
        "t",
        "n",
        "",
        new TreeMap<>(),
        keys(run),
        new TreeSet<>(Set.of(new AssetName("t", "out"))),
        List.of(),
        new Provenance(
            "run" + id,
            0,
            "group" + run.group(),
            BEGIN.plusSeconds(run.group()),
            true,
            !run.inputs().isEmpty(),
            "job",
            ""),
        Optional.empty());
  }

  private static SortedSet<AssetName> keys(Run run) {
    return Stream.of(run.inputs())
        .flatMap(Set::stream)
        .map(input -> new AssetName("t", "in" + input))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

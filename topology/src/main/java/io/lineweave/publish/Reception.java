package io.lineweave.publish;

import io.lineweave.asset.WantedAsset;
import io.lineweave.catalogue.AssetName;
import io.lineweave.openlineage.Assembly;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.ParentRun;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.State;
import io.lineweave.publish.ProcessState.Taken;
import io.lineweave.publish.RunState.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes graphs in: into the store and no further, so that it never waits for the catalogue. */
final class Reception {
  private final Room room;
  private final GraphMapping mapping;
  private final Settling settling;
  private final Consumer<ProcessState> dirty;
  private final BiConsumer<String, List<AssetName>> renewed;

  /**
   * The reception of a task.
   *
   * @param dirty hears of every process that became dirty
   * @param renewed hears of every process to be written again, once its assets were looked at again
   */
  Reception(
      Room room,
      GraphMapping mapping,
      Settling settling,
      Consumer<ProcessState> dirty,
      BiConsumer<String, List<AssetName>> renewed) {
    this.room = room;
    this.mapping = mapping;
    this.settling = settling;
    this.dirty = dirty;
    this.renewed = renewed;
  }

  /**
   * Takes a graph in.
   *
   * @param republish whether its processes are to be written even if nothing changed
   */
  void take(LineageGraph graph, Arrival arrival, boolean republish) {
    Assembly assembly = GraphRecord.assembly(graph);
    Plan plan = mapping.plan(graph, assembly, arrival);
    wanted(plan, republish).forEach(room.out()::want);
    RunState run = run(graph, assembly, arrival, plan);
    for (Draft draft : plan.drafts()) {
      Claim claim = new Claim(graph.id(), assembly.revision(), 0, arrival.replayed());
      Outcome outcome = take(draft, needed(draft, plan), claim, republish);
      run = run.with(draft.qualifiedName(), outcome);
    }
    room.ledger().enter(run);
  }

  /** Has a process written again as it is wanted now, and its assets looked at again before. */
  void again(String process) {
    room.store()
        .process(process)
        .ifPresent(
            state -> {
              state.assets().stream().map(WantedAsset::rechecked).forEach(room.out()::want);
              room.store().put(forgotten(state));
              renewed.accept(process, state.assets().stream().map(WantedAsset::key).toList());
            });
  }

  private Outcome take(Draft draft, List<WantedAsset> assets, Claim claim, boolean republish) {
    String process = draft.qualifiedName();
    Optional<ProcessState> before = room.store().process(process);
    if (before.filter(state -> draft.isSuperseded(state.draft())).isPresent()) {
      return Outcome.of(State.SUPERSEDED, before.orElseThrow().draft().provenance().runId());
    }
    Taken taken =
        before
            .map(state -> settled(state, state.take(draft, assets, claim)))
            .orElseGet(() -> new Taken(ProcessState.first(draft, assets, claim), List.of()));
    room.store().put(republish ? forgotten(taken.state()) : taken.state());
    room.ledger().answer(process, taken.superseded(), Outcome.of(State.SUPERSEDED, claim.runId()));
    if (republish) {
      renewed.accept(process, assets.stream().map(WantedAsset::key).toList());
    } else {
      dirty.accept(taken.state());
    }
    return Outcome.WAITING;
  }

  private Taken settled(ProcessState before, Taken taken) {
    return new Taken(settling.changed(before, taken.state()), taken.superseded());
  }

  private ProcessState forgotten(ProcessState state) {
    settling.forget(state.draft().qualifiedName());
    return state.forgotten();
  }

  /** Who has processes written again wants their assets looked at again, too. */
  private Stream<WantedAsset> wanted(Plan plan, boolean republish) {
    return republish
        ? plan.assets().stream().map(WantedAsset::rechecked)
        : plan.assets().stream().filter(this::isNews);
  }

  private boolean isNews(WantedAsset asset) {
    return room.known().get(asset.key()).filter(known -> known.answers(asset)).isEmpty();
  }

  /** Without columns: the resolver has heard of them, and takes nothing back. */
  private static List<WantedAsset> needed(Draft draft, Plan plan) {
    return plan.assets().stream()
        .filter(asset -> draft.refersTo(asset.key()))
        .map(
            asset ->
                new WantedAsset(
                    asset.key(),
                    asset.candidates(),
                    asset.name(),
                    asset.policy(),
                    asset.collection(),
                    asset.attributes(),
                    List.of(),
                    asset.description()))
        .toList();
  }

  /** Since when somebody waits for the run; a replay of old events would only spoil the measure. */
  private static Optional<Instant> waited(Assembly assembly, Arrival arrival) {
    return arrival.replayed() || assembly.replayId().isPresent()
        ? Optional.empty()
        : Optional.of(assembly.arrivalTime().filter(arrival.at()::isAfter).orElse(arrival.at()));
  }

  private RunState run(LineageGraph graph, Assembly assembly, Arrival arrival, Plan plan) {
    Instant now = room.clock().instant();
    Optional<ParentRun> parent = ParentRun.of(graph.runFacets());
    Receipt receipt =
        new Receipt(
            graph.id(),
            assembly.revision(),
            State.SKIPPED,
            plan.skipped(),
            arrival.key(),
            parent.map(ParentRun::runId),
            parent.flatMap(ParentRun::rootRunId),
            arrival.graph(),
            List.of(),
            plan.warnings(),
            now);
    return new RunState(
        receipt, new TreeMap<>(Collections.emptySortedMap()), waited(assembly, arrival));
  }
}

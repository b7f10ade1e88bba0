package io.lineweave.app.republish;

import io.lineweave.app.StartFailure;
import io.lineweave.app.kafka.TopicScan;
import io.lineweave.filter.Glob;
import io.lineweave.kafka.JsonSerde;
import io.lineweave.kafka.SourcePosition;
import io.lineweave.outcome.Receipt;
import io.lineweave.outcome.Receipt.ProcessRef;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The processes that receipts tell of, for as long as the topic keeps receipts. */
public final class Written {
  private final SortedMap<String, Known> processes = new TreeMap<>();
  private final Optional<Glob> jobs;

  /**
   * A process that was written.
   *
   * @param job the key of its graphs
   * @param graph where the latest one stands, if that is known
   * @param at when its latest receipt was written
   */
  public record Known(String job, Optional<SourcePosition> graph, Instant at) {}

  /**
   * Nothing is known yet.
   *
   * @param jobs a pattern of {@code namespace/name}; every job if empty
   */
  public Written(Optional<Glob> jobs) {
    this.jobs = jobs;
  }

  /**
   * Reads the receipts. Takes some hundred bytes of memory for each process.
   *
   * @throws StartFailure if no broker answers or lets us read, or if there is no such topic
   */
  public void read(TopicScan receipts) throws StartFailure {
    receipts.read(
        new StringDeserializer(),
        JsonSerde.of(Receipt.class).deserializer(),
        Optional.empty(),
        record -> Optional.ofNullable(record.value()).ifPresent(this::enter));
  }

  /** Of a graph without key nobody knows which task owns its job. */
  void enter(Receipt receipt) {
    boolean meant =
        !receipt.job().isEmpty() && jobs.filter(glob -> !glob.matches(receipt.job())).isEmpty();
    if (meant) {
      Known process = new Known(receipt.job(), SourcePosition.parse(receipt.graph()), receipt.at());
      receipt.processes().stream()
          .map(ProcessRef::qualifiedName)
          .filter(name -> !name.isEmpty())
          .forEach(name -> processes.merge(name, process, Written::later));
    }
  }

  private static Known later(Known one, Known other) {
    return one.at().isAfter(other.at()) ? one : other;
  }

  /** The processes by their qualified names. */
  public SortedMap<String, Known> processes() {
    return Collections.unmodifiableSortedMap(processes);
  }
}

package io.lineweave.assemble;

import io.lineweave.openlineage.Completeness;
import io.lineweave.openlineage.Dataset;
import io.lineweave.openlineage.DatasetName;
import io.lineweave.openlineage.Facets;
import io.lineweave.openlineage.JobName;
import io.lineweave.openlineage.LineageGraph;
import io.lineweave.openlineage.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import net.jpountz.xxhash.StreamingXXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * A fingerprint of what a graph says, to tell a new revision from a repetition: everything but the
 * times of events that neither start nor end the run. Compared only with the fingerprint of the
 * same run before, so 64 bits are plenty.
 */
final class Content {
  private static final long SEED = 0x6C696E65;

  /** Of many short pieces: a call into native code for each costs more than the hashing. */
  private final StreamingXXHash64 hash =
      XXHashFactory.fastestJavaInstance().newStreamingHash64(SEED);

  private Content() {}

  /** The fingerprint of the graph, written with that completeness. */
  static long of(LineageGraph graph, Completeness completeness) {
    Content content = new Content();
    content.add(completeness.name());
    content.add(graph.lifecycle().started());
    content.add(graph.lifecycle().ended());
    content.add(graph.origin().producer());
    graph.origin().job().ifPresent(content::add);
    content.add(graph.runFacets());
    content.add(graph.jobFacets());
    content.add(graph.inputs());
    content.add(graph.outputs());
    return content.hash.getValue();
  }

  private void add(Optional<Stamp> stamp) {
    add(stamp.map(it -> it.time().toString()).orElse(""));
  }

  private void add(JobName job) {
    add(job.namespace());
    add(job.name());
  }

  private void add(SortedMap<DatasetName, Dataset> datasets) {
    datasets.forEach(
        (name, dataset) -> {
          add(name.namespace());
          add(name.name());
          add(dataset.facets());
          add(dataset.roleFacets());
        });
    mark(1);
  }

  private void add(Facets facets) {
    facets
        .byName()
        .forEach(
            (name, facet) -> {
              if (!facet.isDeleted()) {
                add(name);
                add(facet.json());
              }
            });
    mark(2);
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(byte[] bytes) {
    hash.update(bytes, 0, bytes.length);
    mark(0);
  }

  /** Ends a text or a list: none of these octets stands in UTF-8 text of JSON or of names. */
  private void mark(int what) {
    hash.update(new byte[] {(byte) (0xF8 + what)}, 0, 1);
  }
}

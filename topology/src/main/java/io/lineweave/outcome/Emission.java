package io.lineweave.outcome;

import io.lineweave.asset.ResolvedAsset;
import io.lineweave.asset.WantedAsset;
import io.lineweave.openlineage.GraphCodec;
import io.lineweave.openlineage.LineageGraph;

/** What a room hands on. The topology forks by kind, so that the fork is seen in the picture. */
public sealed interface Emission {

  /** An accepted event, for assembly; keyed by {@link LineageGraph#id()}. */
  record Event(LineageGraph graph) implements Emission {

    /** As it travels and rests, see {@link GraphCodec}. */
    public byte[] encoded() {
      return GraphCodec.encode(graph);
    }
  }

  /** A consolidated OpenLineage event as JSON bytes; keyed by job. */
  @SuppressWarnings("ArrayRecordComponent")
  record Graph(byte[] json) implements Emission {}

  /** What became of a run; keyed by run id. */
  record Status(Receipt receipt) implements Emission {}

  /** Something set aside, as it came; why stands in the record's headers. */
  @SuppressWarnings("ArrayRecordComponent")
  record Parked(byte[] key, byte[] value) implements Emission {}

  /** An asset that a graph refers to; keyed by the asset's key. */
  record Wanted(WantedAsset asset) implements Emission {}

  /** What an asset is in the catalogue; keyed by the asset's key. */
  record Resolved(ResolvedAsset asset) implements Emission {}

  /** An asset is not known any more: a tombstone; keyed by the asset's key. */
  record Forgotten() implements Emission {}
}

package io.lineweave.publish;

import io.lineweave.asset.WantedAsset;
import io.lineweave.outcome.Emission;
import io.lineweave.outcome.Receipt;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What the room hands on, each under its key and with the time of now. */
final class Outbox {
  private final ProcessorContext<String, Emission> context;
  private final InstantSource clock;

  Outbox(ProcessorContext<String, Emission> context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The clock that dates what is handed on. */
  InstantSource clock() {
    return clock;
  }

  void want(WantedAsset asset) {
    forward(asset.key().text(), new Emission.Wanted(asset));
  }

  void tell(Receipt receipt) {
    forward(receipt.runId(), new Emission.Status(receipt));
  }

  void park(Record<String, Emission> deadLetter) {
    context.forward(deadLetter);
  }

  private void forward(String key, Emission emission) {
    context.forward(new Record<>(key, emission, clock.millis()));
  }
}

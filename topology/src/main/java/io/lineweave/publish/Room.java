package io.lineweave.publish;

import java.time.InstantSource;

/** What the parts of one task share. */
record Room(
    ProcessStore store,
    KnownAssets known,
    Ledger ledger,
    Outbox out,
    PublishMeters meters,
    Confirmations confirmations) {
  InstantSource clock() {
    return out.clock();
  }
}

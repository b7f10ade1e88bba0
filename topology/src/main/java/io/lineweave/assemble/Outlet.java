package io.lineweave.assemble;

import io.lineweave.openlineage.LineageGraph;
import io.lineweave.outcome.DeadLetter;

/** Where the room's outcomes go. */
interface Outlet {

  /** Hands an outcome on. */
  void tell(Outcome outcome);

  /** Sets an event, or the graph of several, aside. */
  void park(LineageGraph graph, DeadLetter why);
}

package io.lineweave.bench.soak;

import io.lineweave.outcome.Receipt;
import io.lineweave.sandbox.load.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of each run, as its receipts tell. For one thread. */
final class Account {
  private final Workload work;
  private final Map<Integer, Told> told = new HashMap<>();
  private int settled;

  Account(Workload work) {
    this.work = work;
  }

  /** The last word about a run; small, since there may be a million. */
  private record Told(int revision, Receipt.State state, boolean aboutItsProcess) {

    boolean isFinal() {
      return state != Receipt.State.WAITING;
    }

    /** What is taken in once more after a kill may be in the catalogue already. */
    boolean isFine(boolean last) {
      return switch (state) {
        case PUBLISHED, UNCHANGED -> aboutItsProcess;
        case SUPERSEDED -> !last;
        case FILTERED, SKIPPED, DEAD_LETTERED, WAITING, DRY -> false;
      };
    }
  }

  /** Enters a receipt. The highest revision counts, within one revision the later receipt. */
  void received(Receipt receipt) {
    work.number(receipt.runId()).ifPresent(number -> received(number, receipt));
  }

  private void received(int number, Receipt receipt) {
    String process = work.process(number).process().qualifiedName();
    boolean its = receipt.processes().stream().allMatch(p -> p.qualifiedName().equals(process));
    Told news =
        new Told(receipt.revision(), receipt.state(), its && receipt.processes().size() == 1);
    Told before = told.get(number);
    if (before == null || news.revision() >= before.revision()) {
      told.put(number, news);
      settled += (news.isFinal() ? 1 : 0) - (before != null && before.isFinal() ? 1 : 0);
    }
  }

  /** How many runs have a final receipt. */
  int settled() {
    return settled;
  }

  /**
   * The runs whose receipt is not one that they may end with.
   *
   * @param sent all that were sent
   * @return what was told instead, by number
   */
  SortedMap<Integer, String> wrong(Workload sent) {
    SortedMap<Integer, String> wrong = new TreeMap<>();
    for (int run = 0; run < sent.runs(); run++) {
      Told last = told.get(run);
      if (last == null) {
        wrong.put(run, "no receipt");
      } else if (!last.isFine(sent.isLast(run))) {
        wrong.put(run, "receipt " + last);
      }
    }
    return wrong;
  }
}

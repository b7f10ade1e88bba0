package io.lineweave.intake;

import io.lineweave.openlineage.Reading;
import io.lineweave.outcome.DeadLetter;
import java.util.OptionalInt;

/** What intake decides about one event, or about a record that holds none. */
public sealed interface Verdict {

  /** Tells it to whom it concerns. */
  void tell(Listener listener);

  /** Who wants to know. */
  interface Listener {
    void kept(Kept kept);

    void dropped(Dropped dropped);

    void rejected(Rejected rejected);
  }

  /** It travels on, by that rule. */
  record Kept(Reading.Event event, String rule) implements Verdict {
    @Override
    public void tell(Listener listener) {
      listener.kept(this);
    }
  }

  /** It ends here, by that rule. */
  record Dropped(Reading.Event event, String rule) implements Verdict {
    @Override
    public void tell(Listener listener) {
      listener.dropped(this);
    }
  }

  /**
   * It goes to the dead letters.
   *
   * @param why the reason
   * @param value the record's value as it came, or one element of its list
   * @param index which element
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Rejected(DeadLetter why, byte[] value, OptionalInt index) implements Verdict {
    @Override
    public void tell(Listener listener) {
      listener.rejected(this);
    }
  }
}

package io.lineweave.publish;

import java.util.List;
import java.util.Optional;

/** Where the courier fetches processes and reports what became of them. */
interface Desk {

  /** Whether a process was made up before its turn. */
  boolean isPrepared(String process);

  /**
   * Makes up a process before its turn.
   *
   * @return false if there is nothing to write
   */
  boolean prepare(String process);

  /** Makes up a process for the catalogue; empty if there is nothing to write. */
  Optional<Parcel> pack(String process);

  /** A call with these is on its way. */
  void sent(List<Parcel> parcels);

  /** The call on its way was answered, or nobody waits for its answer any more. */
  void answered();

  /** No answer came, or one that does not say whether it was applied. */
  void unanswered(Parcel parcel);

  /** The catalogue has it. */
  void accepted(Parcel parcel, String guid, List<String> warnings);

  /** The catalogue refused it for good. */
  void refused(Parcel parcel, String words);

  /** The catalogue does not have an asset that it refers to. */
  void vanished(Parcel parcel, String words);
}

package io.lineweave.catalogue;

import java.util.Set;

/**
 * What an answer means for what was sent. By error code, not by HTTP status: 404 says "mandatory
 * attribute missing" (ATLAS-404-00-007) as often as "not found".
 */
public enum Fate {
  /** It is done. */
  DONE,
  /** Send the same again later: throttled, unavailable, no answer. No limit of attempts. */
  RETRY,
  /**
   * Passing or for good, the answer does not say: a 500 in plain text is a deadlock as well as a
   * malformed request, a conflict may be another writer. Retry a few times, then {@link #ISOLATE}.
   */
  DOUBT,
  /** Nobody's lineage is at fault: no permission, or not a catalogue at all. Stop and alert. */
  PAUSE,
  /** A reference is not in the catalogue (any more): find the assets anew, then send again. */
  RESOLVE,
  /** Something in the request is not acceptable: find out what, set it aside. */
  ISOLATE;

  private static final Set<String> VANISHED =
      Set.of("ATLAS-404-00-00A", "ATLAS-404-00-005", "ATLAS-404-00-009", "ATLAS-404-00-012");
  private static final Set<String> EXISTS = Set.of("ATLAS-409-00-001", "ATLAS-409-00-004");

  /**
   * The fate of a refusal. Codes as measured on Apache Atlas 2.1 and listed in its AtlasErrorCode.
   *
   * @param errorCode empty text if the body had none
   */
  public static Fate of(int status, String errorCode) {
    if (VANISHED.contains(errorCode)) {
      return RESOLVE;
    }
    // Without a code, "no such URL" or "no such method" comes from a gateway, not from a catalogue.
    boolean elsewhere = errorCode.isEmpty() && (status == 404 || status == 405);
    if (status == 401 || status == 403 || status == 407 || elsewhere) {
      return PAUSE;
    }
    boolean plain500 = status == 500 && errorCode.isEmpty();
    boolean conflict = status == 409 && !EXISTS.contains(errorCode);
    if (plain500 || conflict) {
      return DOUBT;
    }
    boolean redirected = status >= 300 && status < 400;
    boolean busy = status == 408 || status == 425 || status == 429;
    return busy || redirected || status >= 500 ? RETRY : ISOLATE;
  }
}

package io.lineweave.catalogue;

/**
 * What an answer means for what was sent. By error code, not by HTTP status: 404 says "mandatory
 * attribute missing" (ATLAS-404-00-007) as often as "not found".
 */
public enum Fate {
  /** It is done. */
  DONE,
  /** Send the same again later: throttled, unavailable, conflict, no answer. */
  RETRY,
  /** Nobody's lineage is at fault: no or not enough permission. Stop and alert. */
  PAUSE,
  /** A reference is not in the catalogue (any more): find the assets anew, then send again. */
  RESOLVE,
  /** Something in the request is not acceptable: find out what, set it aside. */
  ISOLATE;

  /**
   * The fate of a refusal. Codes as measured on Apache Atlas 2.1 and listed in its AtlasErrorCode.
   */
  public static Fate of(int status, String errorCode) {
    if (status == 401 || status == 403) {
      return PAUSE;
    }
    if (errorCode.equals("ATLAS-404-00-00A")) {
      return RESOLVE;
    }
    boolean conflict = status == 409 && !errorCode.equals("ATLAS-409-00-001");
    return status == 408 || status == 429 || status >= 500 || conflict ? RETRY : ISOLATE;
  }
}

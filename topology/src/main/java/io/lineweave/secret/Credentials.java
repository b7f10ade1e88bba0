package io.lineweave.secret;

/**
 * Cuts credentials out of text: what stands before the host of a URL, and pairs such as {@code
 * ;password=…} or {@code ?sig=…}.
 *
 * <p>What is left names the same thing whatever the credential is, so a rotated password makes no
 * new dataset. It takes time linear in the text.
 */
public final class Credentials {
  private static final String NOTHING_ELSE = "***";

  private Credentials() {}

  /**
   * The text without credentials; the very same text if there are none, three asterisks if there is
   * nothing else.
   */
  public static String cut(String text) {
    boolean mayHold = text.indexOf('@') >= 0 || text.indexOf('=') >= 0;
    if (!mayHold) {
      return text;
    }
    String rest = SecretPairs.cut(UserInfo.cut(text));
    return rest.isBlank() ? NOTHING_ELSE : rest;
  }

  /**
   * Whether a text inside this JSON may hold a credential or has to be decoded to know. False means
   * that {@link #cut} would change none of its texts.
   *
   * @param json UTF-8 that is known to be JSON
   * @param from the first byte
   * @param to the byte after the last
   */
  public static boolean suspected(byte[] json, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = json[i];
      if (b == '\\') {
        i++;
        if (json[i] == 'u' || json[i] == '/') {
          return true;
        }
      } else if (b == '=' && SecretPairs.isSecretBefore(json, from, i)) {
        return true;
      } else if (b == '@' && UserInfo.isColonBefore(json, from, i)) {
        return true;
      }
    }
    return false;
  }
}

package io.lineweave.secret;

import java.util.Locale;

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

  /** Whether the value of this key, such as a field or a header, is secret by the key's name. */
  public static boolean isSecretKey(String key) {
    return SecretKeys.isSecret(key.toLowerCase(Locale.ROOT), false);
  }

  /**
   * Whether the at-sign or equals sign at this place may belong to a credential. If none in a text
   * does, {@link #cut} would not change it.
   *
   * @param json UTF-8 that is known to be JSON, without escapes of these signs or of slashes
   * @param from where to look back to at most
   * @param sign its index
   */
  public static boolean suspected(byte[] json, int from, int sign) {
    return json[sign] == '='
        ? SecretKeys.isSecretBefore(json, from, sign)
        : UserInfo.isColonBefore(json, from, sign);
  }
}

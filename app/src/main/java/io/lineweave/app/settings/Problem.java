package io.lineweave.app.settings;

import io.lineweave.secret.Credentials;

/**
 * One thing wrong with the settings.
 *
 * @param key the setting
 * @param given what was written, masked if it is a secret; credentials are cut out of the rest, for
 *     people put them where they do not belong
 * @param mend what is allowed, or what to do
 * @param origin where it was written
 */
public record Problem(String key, String given, String mend, String origin) {

  /** The same, without a credential. */
  public Problem {
    String shown = Credentials.cut(given);
    given = shown.equals(given) ? given : shown + " and a credential";
  }

  /** One line for a person. */
  public String line() {
    return "%s: given %s, %s (%s)".formatted(key, given, mend, origin);
  }
}

package io.lineweave.app.settings;

/**
 * One thing wrong with the settings.
 *
 * @param key the setting
 * @param given what was written, masked if it is a secret
 * @param mend what is allowed, or what to do
 * @param origin where it was written
 */
public record Problem(String key, String given, String mend, String origin) {

  /** One line for a person. */
  public String line() {
    return "%s: given %s, %s (%s)".formatted(key, given, mend, origin);
  }
}

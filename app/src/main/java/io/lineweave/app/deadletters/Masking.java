package io.lineweave.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineweave.openlineage.ReadingRules.Trimming;
import io.lineweave.secret.Credentials;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a dead letter must not be shown: the same that does not travel past intake. */
final class Masking {
  static final String MASK = "***";

  private static final Trimming TRIMMING = Trimming.defaults();
  private static final int LONGEST_KEY = 256;

  /** A key, a colon or an equals sign, and what may be its value: in what is no JSON. */
  private static final Pattern PAIR =
      Pattern.compile(
          "([\"']?)([\\w.-]{1,128})\\1(\\s*[:=]\\s*)(\"[^\"]*\"?|'[^']*'?|[^\\r\\n,;&}]+)");

  private Masking() {}

  /** A text without the credentials in it. */
  static String text(String text) {
    return Credentials.cut(text);
  }

  /** The key of a record. */
  static String key(byte[] key) {
    String text = new String(key, UTF_8);
    return text(text.length() > LONGEST_KEY ? text.substring(0, LONGEST_KEY) + "…" : text);
  }

  /** The value of a header of that name. */
  static String header(String name, byte[] value) {
    if (value == null) {
      return "";
    }
    return Credentials.isSecretKey(name) ? MASK : key(value);
  }

  /** A text that is no JSON, and whose structure is not known. */
  static String loose(String text) {
    return text(PAIR.matcher(text).replaceAll(Masking::pair));
  }

  private static String pair(MatchResult pair) {
    String kept =
        Credentials.isSecretKey(pair.group(2))
            ? pair.group(1) + pair.group(2) + pair.group(1) + pair.group(3) + MASK
            : pair.group();
    return Matcher.quoteReplacement(kept);
  }

  static boolean isSecret(String field) {
    return Credentials.isSecretKey(field);
  }

  /** Whether a facet of that name holds an environment or properties. */
  static boolean holdsProperties(String facet) {
    return TRIMMING.propertyFacets().contains(facet);
  }

  /** Whether a property of that name says where a run ran, and nothing more. */
  static boolean isHarmless(String property) {
    return property.startsWith("_") || TRIMMING.keptProperties().contains(property);
  }
}

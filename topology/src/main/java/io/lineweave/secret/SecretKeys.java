package io.lineweave.secret;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keys whose values are secret, told by their names. */
final class SecretKeys {
  /** So much of a key is looked at, from its end. */
  static final int LONGEST = 128;

  private static final Set<String> KEYS = Set.of("sig", "sas", "pw", "pass", "auth");
  private static final Set<String> KEYS_OF_QUERIES = Set.of("key", "code");
  private static final List<String> PARTS = List.of("password", "passwd", "secret", "account.key");
  private static final List<String> ENDINGS =
      List.of(
          "pwd",
          "passphrase",
          "token",
          "user.info",
          "credential",
          "credentials",
          "signature",
          "authorization",
          "apikey",
          "api_key",
          "api-key",
          "accesskey",
          "access_key",
          "access-key",
          "accountkey",
          "account_key",
          "account-key",
          "privatekey",
          "private_key",
          "private-key");

  private SecretKeys() {}

  /** Whether the value of this key, in lower case, is secret; in a query, more are. */
  static boolean isSecret(String key, boolean ofQuery) {
    if (KEYS.contains(key) || (ofQuery && KEYS_OF_QUERIES.contains(key))) {
      return true;
    }
    for (String part : PARTS) {
      if (key.contains(part)) {
        return true;
      }
    }
    for (String ending : ENDINGS) {
      if (key.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a key may have this character. */
  static boolean isOf(int c) {
    int lower = c | 0x20;
    return (lower >= 'a' && lower <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }

  /** Whether the key before this equals sign is one of a secret. */
  static boolean isSecretBefore(byte[] json, int from, int equals) {
    int end = equals;
    while (end > from && json[end - 1] == ' ') {
      end--;
    }
    int begin = end;
    while (begin > from && end - begin < LONGEST && isOf(json[begin - 1])) {
      begin--;
    }
    String key =
        new String(json, begin, end - begin, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    // After a backslash the first letter may belong to an escape, as in \nsig=.
    boolean escaped = begin > from && json[begin - 1] == '\\' && !key.isEmpty();
    return isSecret(key, true) || (escaped && isSecret(key.substring(1), true));
  }
}

package io.lineweave.rules;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes a namespace apart: URIs, JDBC URLs, and the half-URIs that producers emit. */
final class NamespaceParser {
  private static final Set<String> WITHOUT_HOST = Set.of("file", "dbfs", "hdfs");

  /** {@code host:1521:SID}. */
  private static final Pattern ORACLE_SID = Pattern.compile(":(\\d+):");

  private NamespaceParser() {}

  static boolean isUri(String text) {
    int colon = text.indexOf("://");
    return colon > 0 && text.substring(0, colon).chars().allMatch(NamespaceParser::isInScheme);
  }

  private static boolean isInScheme(int c) {
    return (c < 128 && Character.isLetterOrDigit(c)) || c == '+' || c == '-';
  }

  static Address parse(String namespace, String name) {
    String text = withoutJdbc(namespace);
    int slashes = text.indexOf("//");
    return slashes > 0
        ? hierarchical(scheme(text.substring(0, slashes)), text.substring(slashes + 2), name)
        : opaque(text, name);
  }

  private static Address hierarchical(String scheme, String rest, String name) {
    int query = firstOf(rest, "?;");
    String location = rest.substring(0, query);
    int slash = firstOf(location, "/");
    Authority authority = Authority.parse(scheme, location.substring(0, slash));
    Map<String, String> parameters = Parameters.parse(rest.substring(query));
    String base = Paths.strip(location.substring(slash));
    String instance = parameters.getOrDefault("instance", authority.instance());
    return new Address(scheme, authority, base.isEmpty() ? instance : base, parameters, name);
  }

  /** No {@code //}: a word, {@code file:/path}, {@code oracle:thin:@host:1521:sid}, an ARN. */
  private static Address opaque(String text, String name) {
    int colon = text.indexOf(':');
    String scheme = scheme(text);
    int at = text.lastIndexOf('@');
    if (scheme.equals("oracle") && at > 0) {
      return hierarchical(
          scheme, ORACLE_SID.matcher(text.substring(at + 1)).replaceFirst(":$1/"), name);
    }
    if (WITHOUT_HOST.contains(scheme) && colon > 0) {
      return new Address(
          scheme, Authority.NONE, Paths.strip(text.substring(colon + 1)), Map.of(), name);
    }
    if (colon > 0 && text.startsWith("/", colon + 1)) {
      return hierarchical(scheme, text.substring(colon + 2), name);
    }
    int query = firstOf(text, "?;");
    Map<String, String> parameters = Parameters.parse(text.substring(query));
    return new Address(Paths.strip(text.substring(0, query)), Authority.NONE, "", parameters, name);
  }

  private static String withoutJdbc(String namespace) {
    return namespace.regionMatches(true, 0, "jdbc:", 0, 5) ? namespace.substring(5) : namespace;
  }

  /** The first word: {@code mysql} of {@code mysql:replication:} and {@code mysql+pymysql:}. */
  private static String scheme(String text) {
    return text.substring(0, firstOf(text, ":+")).strip().toLowerCase(Locale.ROOT);
  }

  private static int firstOf(String text, String delimiters) {
    for (int i = 0; i < text.length(); i++) {
      if (delimiters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}

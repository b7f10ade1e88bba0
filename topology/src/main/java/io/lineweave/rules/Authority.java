package io.lineweave.rules;

import java.util.Locale;
import java.util.Set;

/**
 * The part of a namespace between {@code //} and the path.
 *
 * @param container what stands before the {@code @} in {@code abfs}, {@code wasb} and their secure
 *     forms; elsewhere that is a user, perhaps with a password, and is cut out
 * @param host in lower case; a list of brokers stays a list, with its ports
 * @param port digits, or empty
 * @param instance of a SQL Server written as {@code host\instance}, case kept, or empty
 */
record Authority(String container, String host, String port, String instance) {
  static final Authority NONE = new Authority("", "", "", "");

  private static final Set<String> WITH_CONTAINER = Set.of("abfs", "abfss", "wasb", "wasbs");

  static Authority parse(String scheme, String text) {
    int at = text.lastIndexOf('@');
    String container = at > 0 && WITH_CONTAINER.contains(scheme) ? text.substring(0, at) : "";
    String server = text.substring(at + 1).replace(" ", "");
    int backslash = server.indexOf('\\');
    String instance = backslash < 0 ? "" : server.substring(backslash + 1);
    String host = backslash < 0 ? server : server.substring(0, backslash);
    return split(container, withoutProtocol(host.toLowerCase(Locale.ROOT)), instance);
  }

  private static Authority split(String container, String server, String instance) {
    int colon = portSeparator(server);
    if (colon < 0) {
      return new Authority(container, publicName(server), "", instance);
    }
    String port = server.substring(colon + 1);
    boolean absent = port.isEmpty() || port.equals("none");
    String host = isNumber(port) || absent ? server.substring(0, colon) : server;
    return new Authority(container, publicName(host), isNumber(port) ? port : "", instance);
  }

  /** Where the port begins: {@code host:1433}, {@code host,1433}; never in a list of brokers. */
  private static int portSeparator(String server) {
    int comma = server.indexOf(',');
    if (comma > 0 && isNumber(server.substring(comma + 1))) {
      return comma;
    }
    int colon = server.lastIndexOf(':');
    boolean ipv6 = server.startsWith("[");
    boolean one = ipv6 ? colon > server.lastIndexOf(']') : server.indexOf(':') == colon;
    return one && comma < 0 ? colon : -1;
  }

  /** A private endpoint is the same server: Azure resolves the public name to it. */
  private static String publicName(String host) {
    boolean azure = !host.endsWith("snowflakecomputing.com");
    return azure ? host.replace(".privatelink.", ".") : host;
  }

  private static String withoutProtocol(String host) {
    return host.startsWith("tcp:") ? host.substring("tcp:".length()) : host;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean isEmpty() {
    return container.isEmpty() && host.isEmpty();
  }

  @Override
  public String toString() {
    return (container.isEmpty() ? "" : container + "@") + host + (port.isEmpty() ? "" : ":" + port);
  }
}

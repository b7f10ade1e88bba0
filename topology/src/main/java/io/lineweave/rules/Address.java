package io.lineweave.rules;

import io.lineweave.openlineage.DatasetName;
import io.lineweave.secret.Credentials;
import java.util.HashMap;
import java.util.Map;

/**
 * A dataset's name taken apart, in the one spelling that rules see: no {@code jdbc:} prefix, scheme
 * and host in lower case, no credentials, no query string.
 *
 * @param scheme in lower case; the whole namespace if it has no authority ({@code bigquery}, {@code
 *     arn:aws:glue:eu-west-1:1}, free text)
 * @param authority container, host and port
 * @param base the path of the namespace, without outer slashes, case kept
 * @param parameters of {@code ?a=b&c=d} or {@code ;a=b;c=d}; see {@link Parameters}
 * @param name the dataset's name, as it came but for outer white space and a query string
 */
record Address(
    String scheme, Authority authority, String base, Map<String, String> parameters, String name) {

  /** Takes a name apart; anything at all comes out as something. */
  static Address parse(DatasetName dataset) {
    String namespace = Credentials.cut(dataset.namespace().strip());
    String name = Paths.withoutQuery(Credentials.cut(dataset.name().strip()));
    Address address = NamespaceParser.parse(namespace, name);
    boolean whole = NamespaceParser.isUri(name);
    if (whole && (!namespace.contains("//") || name.startsWith(address.scheme + "://"))) {
      return NamespaceParser.parse(name, "");
    }
    String prefix = address.scheme + ":";
    return name.startsWith(prefix) ? address.named(name.substring(prefix.length())) : address;
  }

  private Address named(String other) {
    return new Address(scheme, authority, base, parameters, other);
  }

  /** The namespace in its canonical spelling. */
  String namespace() {
    boolean bare = authority.isEmpty() && base.isEmpty();
    return bare ? scheme : scheme + "://" + authority + (base.isEmpty() ? "" : "/" + base);
  }

  /** Namespace and name for people, without anything that may be a secret. */
  String canonical() {
    return namespace() + " " + name;
  }

  /** Everything below the authority: the namespace's path and the name, without outer slashes. */
  String path() {
    return Paths.join(base, name);
  }

  /** What templates may name; empty values are left out. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(32);
    parameters.forEach((key, value) -> put(variables, "param." + key, value));
    put(variables, "scheme", scheme);
    put(variables, "container", authority.container());
    put(variables, "host", authority.host());
    put(variables, "port", authority.port());
    put(variables, "base", base);
    put(variables, "name", name);
    return variables;
  }

  private static void put(Map<String, String> variables, String key, String value) {
    if (!value.isEmpty()) {
      variables.put(key, value);
    }
  }
}

package io.lineweave.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue: where it is and how to sign in.
 *
 * @param endpoint the host, without path
 * @param apiPath path of the Atlas v2 API, without slashes at its ends
 * @param auth how to sign in
 * @param username with {@link Auth#BASIC}
 * @param password with {@link Auth#BASIC}
 * @param timeout of one call, from sending it to the end of its answer
 * @param installTypes whether missing type definitions are installed at start
 */
public record PurviewSettings(
    URI endpoint,
    String apiPath,
    Auth auth,
    Optional<String> username,
    Optional<String> password,
    Duration timeout,
    boolean installTypes) {

  /** How to sign in. */
  public enum Auth {
    /** Microsoft Entra ID, by whatever azure-identity's DefaultAzureCredential finds. */
    AZURE,
    /** User name and password, as Apache Atlas wants. */
    BASIC,
    /** Not at all, as the sandbox wants. */
    NONE
  }

  static final Setting<URI> ENDPOINT =
      Setting.of(
          "purview.endpoint",
          Kinds.URL,
          "The catalogue, such as https://contoso.purview.azure.com or"
              + " https://api.purview-service.microsoft.com.");
  static final Setting<String> API_PATH =
      Setting.of(
              "purview.api-path",
              Kinds.matching("a path", "/?[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*/?"),
              "Path of the Atlas v2 API: `datamap/api/atlas/v2`, `catalog/api/atlas/v2`, or"
                  + " `api/atlas/v2` for Apache Atlas.")
          .or("datamap/api/atlas/v2");
  static final Setting<Auth> AUTH =
      Setting.of(
              "purview.auth",
              Kinds.oneOf(Auth.class),
              "How to sign in: Microsoft Entra ID, user name and password, or not at all.")
          .or("azure");
  static final Setting<String> USERNAME =
      Setting.of("purview.username", Kinds.TEXT, "User name, with `purview.auth: basic`.");
  static final Setting<String> PASSWORD =
      Setting.of("purview.password", Kinds.TEXT, "Password, with `purview.auth: basic`.").hidden();
  // Below Kafka's session timeout (30 s): a call of a lost task must end before its new owner's.
  static final Setting<Duration> TIMEOUT =
      Setting.of("purview.timeout", Amounts.time("1s", "25s"), "Time for one call.").or("20s");
  static final Setting<Boolean> INSTALL_TYPES =
      Setting.of(
              "purview.install-types",
              Kinds.FLAG,
              "Install Lineweave's type definitions at start if they are missing.")
          .or("true");

  static final List<Setting<?>> ALL =
      List.of(ENDPOINT, API_PATH, AUTH, USERNAME, PASSWORD, TIMEOUT, INSTALL_TYPES);

  static PurviewSettings from(Values values) {
    Auth auth = values.get(AUTH);
    URI endpoint = values.required(ENDPOINT);
    if (auth == Auth.BASIC && values.optional(USERNAME).isEmpty()) {
      throw values.contradiction(USERNAME, "must be set with purview.auth: basic");
    }
    if (auth == Auth.BASIC && values.optional(PASSWORD).isEmpty()) {
      throw values.contradiction(PASSWORD, "must be set with purview.auth: basic");
    }
    if (auth == Auth.AZURE && !endpoint.getScheme().equals("https")) {
      throw values.contradiction(ENDPOINT, "must be https with purview.auth: azure");
    }
    return new PurviewSettings(
        endpoint,
        values.get(API_PATH).replaceAll("^/|/$", ""),
        auth,
        values.optional(USERNAME),
        values.optional(PASSWORD),
        values.get(TIMEOUT),
        values.get(INSTALL_TYPES));
  }
}

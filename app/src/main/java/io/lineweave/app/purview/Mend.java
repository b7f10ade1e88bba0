package io.lineweave.app.purview;

import io.lineweave.catalogue.Reply;

/** What a person can do about a catalogue's refusal. */
public final class Mend {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private Mend() {}

  /** One sentence about a reply that is not done. */
  public static String of(Reply<?> reply) {
    if (reply instanceof Reply.Refused<?> refused) {
      return refused(refused);
    }
    return "Is purview.endpoint right and reachable from here (proxy, private endpoint, firewall)?";
  }

  private static String refused(Reply.Refused<?> refused) {
    return switch (refused.status()) {
      case UNAUTHORIZED ->
          "Is purview.auth right, and is there an identity (managed identity, az login, AZURE_…"
              + " variables), its secret not expired?";
      case FORBIDDEN ->
          "Grant the identity Data Curator on the collections that it writes to, and on the root"
              + " collection for types.";
      default ->
          switch (refused.fate()) {
            case PAUSE -> "Are purview.endpoint and purview.api-path right?";
            case RETRY -> "It may pass: try again later.";
            case DOUBT -> "It may pass: try again later. If not, is purview.api-path right?";
            case DONE, RESOLVE, ISOLATE -> "The catalogue's words say what it wants.";
          };
    };
  }
}

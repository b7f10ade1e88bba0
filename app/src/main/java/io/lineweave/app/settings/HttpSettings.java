package io.lineweave.app.settings;

import java.util.List;

/**
 * Health and metrics.
 *
 * @param address to listen on
 * @param port to listen on; 0 takes a free one
 */
public record HttpSettings(String address, int port) {
  static final Setting<String> ADDRESS =
      Setting.of(
              "http.address",
              Kinds.TEXT,
              "Address for /health and /metrics; 0.0.0.0 where probes come from outside.")
          .or("127.0.0.1");
  static final Setting<Integer> PORT =
      Setting.of("http.port", Kinds.whole(0, 65_535), "Port for /health and /metrics.").or("8080");

  static final List<Setting<?>> ALL = List.of(ADDRESS, PORT);

  static HttpSettings from(Values values) {
    return new HttpSettings(values.get(ADDRESS), values.get(PORT));
  }
}

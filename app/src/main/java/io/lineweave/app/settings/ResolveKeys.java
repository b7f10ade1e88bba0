package io.lineweave.app.settings;

import io.lineweave.resolve.ResolveSettings;
import java.time.Duration;
import java.util.List;

/** What of resolve can be set. */
final class ResolveKeys {
  private static final ResolveSettings DEFAULTS = ResolveSettings.defaults();

  static final Setting<Duration> TTL =
      Setting.of(
              "resolve.ttl",
              Amounts.time("1s", "30d"),
              "How often a placeholder is looked up again, in case a scan brought the asset.")
          .defaultingTo(DEFAULTS.ttl());
  static final Setting<Duration> FOUND_TTL =
      Setting.of(
              "resolve.found-ttl",
              Amounts.time("1s", "365d"),
              "How long a found asset is believed to be there; not shorter than resolve.ttl.")
          .defaultingTo(DEFAULTS.foundTtl());
  static final Setting<Boolean> SEARCH =
      Setting.of(
              "resolve.search",
              Kinds.FLAG,
              "Search for folder-like datasets by prefix, to find resource sets.")
          .defaultingTo(DEFAULTS.search());
  static final Setting<Boolean> SUPERTYPE =
      Setting.of(
              "resolve.supertype",
              Kinds.FLAG,
              "Look names of all types up in one call, by Referenceable, once the catalogue has shown"
                  + " that it finds entities of other types so. false: a look-up for each type.")
          .defaultingTo(DEFAULTS.supertype());
  static final Setting<Duration> SEARCH_PAUSE =
      Setting.of(
              "resolve.search-pause",
              Amounts.time("0ms", "10m"),
              "A search that found nothing is repeated after this long before an asset is created:"
                  + " search lags behind writes.")
          .defaultingTo(DEFAULTS.searchPause());
  static final Setting<Integer> MAX_COLUMNS =
      Setting.of(
              "resolve.max-columns",
              Kinds.whole(0, 10_000),
              "Columns of an asset that is created; more are left out, counted.")
          .defaultingTo(DEFAULTS.maxColumns());

  static final List<Setting<?>> ALL =
      List.of(TTL, FOUND_TTL, SEARCH, SUPERTYPE, SEARCH_PAUSE, MAX_COLUMNS);

  private ResolveKeys() {}

  static ResolveSettings from(Values values) {
    if (values.get(FOUND_TTL).compareTo(values.get(TTL)) < 0) {
      throw values.contradiction(FOUND_TTL, "must not be shorter than resolve.ttl");
    }
    return new ResolveSettings(
        values.get(TTL),
        values.get(FOUND_TTL),
        values.get(SEARCH),
        values.get(SUPERTYPE),
        values.get(SEARCH_PAUSE),
        values.get(MAX_COLUMNS),
        DEFAULTS.columnChunk(),
        DEFAULTS.farewell(),
        DeliveryKeys.from(values));
  }
}

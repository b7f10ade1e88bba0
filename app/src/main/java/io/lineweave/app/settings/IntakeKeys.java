package io.lineweave.app.settings;

import io.lineweave.intake.FilterRules;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.intake.Profile;
import io.lineweave.intake.RecordLimits;
import io.lineweave.openlineage.ReadingRules;
import io.lineweave.openlineage.ReadingRules.Limits;
import io.lineweave.openlineage.ReadingRules.Trimming;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What of intake can be set. */
final class IntakeKeys {
  private static final RecordLimits RECORDS = RecordLimits.defaults();
  private static final Limits EVENTS = Limits.defaults();
  private static final Trimming TRIMMING = Trimming.defaults();

  static final Setting<Integer> RECORD_BYTES =
      Setting.of(
              "intake.record-size",
              Amounts.bytes("1kB", "100MB"),
              "A larger record, compressed or not, is a dead letter.")
          .defaultingTo(RECORDS.bytes());
  static final Setting<Integer> EVENTS_PER_RECORD =
      Setting.of(
              "intake.record-events",
              Kinds.whole(1, 100_000),
              "Events in one record's list; a longer list is a dead letter.")
          .defaultingTo(RECORDS.events());
  static final Setting<Integer> EVENT_BYTES =
      Setting.of(
              "intake.event-size",
              Amounts.bytes("1kB", "100MB"),
              "A larger event, its heavy facets not counted, is a dead letter.")
          .defaultingTo(EVENTS.eventBytes());
  static final Setting<Integer> COMPRESSION_RATIO =
      Setting.of(
              "intake.compression-ratio",
              Kinds.whole(2, 100_000),
              "How many times its size a compressed record may grow to; one beyond is a dead letter.")
          .defaultingTo(RECORDS.compressionRatio());
  static final Setting<Integer> DEPTH =
      Setting.of(
              "intake.event-depth",
              Kinds.whole(10, 10_000),
              "Nesting of an event's JSON; a deeper one is a dead letter.")
          .defaultingTo(EVENTS.depth());
  static final Setting<Integer> TEXT_BYTES =
      Setting.of(
              "intake.text-size",
              Amounts.bytes("1kB", "100MB"),
              "One text of an event; an event with a longer one is a dead letter.")
          .defaultingTo(EVENTS.textBytes());
  static final Setting<Integer> DATASETS =
      Setting.of(
              "intake.event-datasets",
              Kinds.whole(1, 1_000_000),
              "Inputs and outputs of one event; one with more is a dead letter.")
          .defaultingTo(EVENTS.datasets());
  static final Setting<Integer> COLUMNS =
      Setting.of(
              "intake.event-columns",
              Kinds.whole(1, 10_000_000),
              "Columns named in one event; one with more is a dead letter.")
          .defaultingTo(EVENTS.columns());
  static final Setting<List<String>> HEAVY_FACETS =
      Setting.of(
              "intake.heavy-facets",
              Kinds.several(Kinds.TEXT),
              "Facets that are skipped: large, and of no use for lineage.")
          .defaultingTo(TRIMMING.heavyFacets().stream().sorted().toList());
  static final Setting<List<String>> KEPT_PROPERTIES =
      Setting.of(
              "intake.kept-properties",
              Kinds.several(Kinds.TEXT),
              "The only keys that stay of facets with environment variables or properties.")
          .defaultingTo(TRIMMING.keptProperties().stream().sorted().toList());

  static final Setting<Path> FILTERS =
      Setting.of(
          "intake.filters",
          Kinds.PATH,
          "Filter rules (YAML), see filters.md; without, nothing that may become lineage is"
              + " dropped.");

  static final List<Setting<?>> ALL =
      List.of(
          RECORD_BYTES,
          EVENTS_PER_RECORD,
          COMPRESSION_RATIO,
          EVENT_BYTES,
          DEPTH,
          TEXT_BYTES,
          DATASETS,
          COLUMNS,
          HEAVY_FACETS,
          KEPT_PROPERTIES,
          FILTERS);

  private IntakeKeys() {}

  static IntakeSettings from(Values values) {
    Limits limits =
        new Limits(
            values.get(EVENT_BYTES),
            values.get(DEPTH),
            values.get(TEXT_BYTES),
            EVENTS.nameLength(),
            values.get(DATASETS),
            values.get(COLUMNS));
    Trimming trimming =
        new Trimming(
            Set.copyOf(values.get(HEAVY_FACETS)),
            TRIMMING.propertyFacets(),
            Set.copyOf(values.get(KEPT_PROPERTIES)),
            TRIMMING.cutCredentials());
    return new IntakeSettings(
        new RecordLimits(
            values.get(RECORD_BYTES), values.get(COMPRESSION_RATIO), values.get(EVENTS_PER_RECORD)),
        new ReadingRules(limits, trimming),
        filters(values));
  }

  private static FilterRules filters(Values values) {
    return TextFile.read(values, FILTERS)
        .map(file -> FilterRules.parse(file.name(), file.text()))
        .orElseGet(() -> FilterRules.of(Profile.DEFAULT));
  }
}

package io.lineweave.app.settings;

import io.lineweave.openlineage.Completeness;
import io.lineweave.publish.ProcessType;
import io.lineweave.publish.ProcessType.Fact;
import io.lineweave.publish.PublishSettings;
import io.lineweave.publish.PublishSettings.Identity;
import io.lineweave.publish.PublishSettings.Mode;
import io.lineweave.publish.PublishSettings.Verify;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of publish can be set. */
final class PublishKeys {
  private static final PublishSettings DEFAULTS = PublishSettings.DEFAULT;

  static final Setting<Mode> MODE =
      Setting.of(
              "publish.mode",
              Kinds.oneOf(Mode.class),
              "`dry`: all but the write, receipts say what would have been written; `off`:"
                  + " processes wait.")
          .defaultingTo(DEFAULTS.mode());
  static final Setting<Identity> IDENTITY =
      Setting.of(
              "publish.identity",
              Kinds.oneOf(Identity.class),
              "What makes a process: a job and one of its outputs, or a job.")
          .defaultingTo(DEFAULTS.identity());
  private static final Kind<String> TYPE =
      Kinds.matching("the name of an Atlas type", "[A-Za-z][A-Za-z0-9_ ]{0,200}");

  static final Setting<String> PROCESS_TYPE =
      Setting.of(
              "publish.process-type",
              TYPE,
              "Type of the processes; it must have Process above it and `columnMapping`.")
          .defaultingTo(ProcessType.DEFAULT.name());
  static final Setting<List<Map.Entry<String, String>>> PROCESS_TYPES =
      Setting.of(
          "publish.process-types",
          Kinds.several(Kinds.named("INTEGRATION", "[A-Za-z0-9_-]{1,64}", TYPE)),
          "Other types for the processes of some integrations, as the event's `jobType` facet names"
              + " them: `SPARK=my_spark_process,DBT=my_dbt_process`.");
  static final Setting<List<Map.Entry<String, Fact>>> RUN_FACTS =
      Setting.of(
          "publish.run-facts",
          Kinds.several(
              Kinds.named("attribute", "[A-Za-z][A-Za-z0-9_]{0,100}", Kinds.oneOf(Fact.class))),
          "Attributes of the process types that take facts of the last run. Such a process is"
              + " written for every run.");
  static final Setting<String> COLLECTION =
      Setting.of(
          "publish.collection",
          Kinds.matching("a collection's reference name", "[A-Za-z0-9-]{3,36}"),
          "Collection of new processes, by its reference name; else the catalogue's default.");
  static final Setting<Boolean> INDIRECT_COLUMNS =
      Setting.of(
              "publish.indirect-columns",
              Kinds.FLAG,
              "Write column lineage by filters, joins and groupings too.")
          .defaultingTo(DEFAULTS.indirectColumns());
  static final Setting<List<Completeness>> CHANGES_LINEAGE =
      Setting.of(
              "publish.changes-lineage",
              Kinds.several(Kinds.oneOf(Completeness.class)),
              "Which graphs change lineage; any other ends as a receipt.")
          .defaultingTo(DEFAULTS.changesLineage().stream().sorted().toList());
  static final Setting<Verify> VERIFY =
      Setting.of(
              "publish.verify",
              Kinds.oneOf(Verify.class),
              "When the edges of a written process are read back and compared.")
          .defaultingTo(DEFAULTS.verify());
  static final Setting<Duration> REFRESH =
      Setting.of(
              "publish.refresh",
              Amounts.time("1m", "365d"),
              "An unchanged process is written again after so long, in case it was deleted.")
          .defaultingTo(DEFAULTS.refresh());
  static final Setting<Duration> SETTLE =
      Setting.of(
              "publish.settle",
              Amounts.time("0ms", "10m"),
              "How long a change waits that only takes lineage away, since other runs of the same"
                  + " application may bring it back; one that adds something never waits.")
          .defaultingTo(DEFAULTS.settle());
  static final Setting<Duration> WAITING_AFTER =
      Setting.of(
              "publish.waiting-after",
              Amounts.time("0s", "1d"),
              "A run that waits longer gets a WAITING receipt that says what for.")
          .defaultingTo(DEFAULTS.waitingAfter());

  static final List<Setting<?>> ALL =
      List.of(
          MODE,
          IDENTITY,
          PROCESS_TYPE,
          PROCESS_TYPES,
          RUN_FACTS,
          COLLECTION,
          INDIRECT_COLUMNS,
          CHANGES_LINEAGE,
          VERIFY,
          REFRESH,
          SETTLE,
          WAITING_AFTER);

  private PublishKeys() {}

  static PublishSettings from(Values values) {
    return new PublishSettings(
        values.get(MODE),
        values.get(IDENTITY),
        types(values),
        values.optional(COLLECTION),
        values.get(INDIRECT_COLUMNS),
        Set.copyOf(values.get(CHANGES_LINEAGE)),
        values.get(VERIFY),
        values.get(REFRESH),
        values.get(SETTLE),
        values.get(WAITING_AFTER),
        DeliveryKeys.from(values));
  }

  /** Every one has a {@code columnMapping}; the last one fits every job. */
  private static List<ProcessType> types(Values values) {
    SortedMap<String, Fact> facts = new TreeMap<>();
    values
        .optional(RUN_FACTS)
        .orElse(List.of())
        .forEach(it -> facts.put(it.getKey(), it.getValue()));
    List<ProcessType> types = new ArrayList<>();
    values
        .optional(PROCESS_TYPES)
        .orElse(List.of())
        .forEach(it -> types.add(new ProcessType(it.getValue(), it.getKey(), true, facts)));
    types.add(new ProcessType(values.get(PROCESS_TYPE), "", true, facts));
    return types;
  }
}

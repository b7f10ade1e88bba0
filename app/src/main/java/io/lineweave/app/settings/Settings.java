package io.lineweave.app.settings;

import io.lineweave.assemble.AssembleSettings;
import io.lineweave.intake.IntakeSettings;
import io.lineweave.publish.PublishSettings;
import io.lineweave.resolve.ResolveSettings;
import io.lineweave.rules.RuleSettings;
import io.lineweave.topology.TopologySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that a person can set.
 *
 * @param kafka the broker, the topics, the state
 * @param topology the rooms
 * @param rules a user's mapping rules
 * @param purview the catalogue
 * @param http health and metrics
 */
public record Settings(
    KafkaSettings kafka,
    TopologySettings topology,
    RuleSettings rules,
    PurviewSettings purview,
    HttpSettings http) {

  /** Every setting there is, in the order of the documentation. */
  public static List<Setting<?>> all() {
    return Stream.of(
            KafkaSettings.ALL,
            EventHubsSettings.ALL,
            PurviewSettings.ALL,
            RulesKeys.ALL,
            IntakeKeys.ALL,
            AssembleKeys.ALL,
            ResolveKeys.ALL,
            PublishKeys.ALL,
            DeliveryKeys.ALL,
            RedriveSettings.ALL,
            HttpSettings.ALL)
        .flatMap(List::stream)
        .<Setting<?>>map(each -> each)
        .toList();
  }

  /** The values that hold, each with its origin, before they are put into records. */
  public static Values values(SettingSources sources) {
    return SettingsLoader.load(sources, all());
  }

  /**
   * Reads and checks.
   *
   * @throws WrongSettings naming everything that is wrong
   */
  public static Settings load(SettingSources sources) {
    Reader reader = new Reader(values(sources));
    Optional<KafkaSettings> kafka = reader.read(KafkaSettings::from);
    Optional<PurviewSettings> purview = reader.read(PurviewSettings::from);
    Optional<RuleSettings> rules = reader.read(RulesKeys::from);
    Optional<IntakeSettings> intake = reader.read(IntakeKeys::from);
    Optional<AssembleSettings> assemble = reader.read(AssembleKeys::from);
    Optional<ResolveSettings> resolve = reader.read(ResolveKeys::from);
    Optional<PublishSettings> publish = reader.read(PublishKeys::from);
    Optional<HttpSettings> http = reader.read(HttpSettings::from);
    reader.complain();
    TopologySettings topology =
        new TopologySettings(
            kafka.orElseThrow().topics(),
            kafka.orElseThrow().partitions(),
            intake.orElseThrow(),
            assemble.orElseThrow(),
            resolve.orElseThrow(),
            publish.orElseThrow());
    return new Settings(
        kafka.orElseThrow(),
        topology,
        rules.orElseThrow(),
        purview.orElseThrow(),
        http.orElseThrow());
  }

  /**
   * A user's mapping rules alone, for commands that need neither broker nor catalogue.
   *
   * @throws WrongSettings naming everything that is wrong
   */
  public static RuleSettings rules(SettingSources sources) {
    return RulesKeys.from(values(sources));
  }

  /**
   * What the rooms do with an event, without broker and catalogue.
   *
   * @param intake what is read, kept and trimmed
   * @param assemble which graphs go on
   * @param publish what is made of them
   */
  public record Rooms(IntakeSettings intake, AssembleSettings assemble, PublishSettings publish) {}

  /**
   * What the rooms do with an event, for commands that need neither broker nor catalogue.
   *
   * @throws WrongSettings naming everything that is wrong
   */
  public static Rooms rooms(SettingSources sources) {
    Reader reader = new Reader(values(sources));
    Optional<IntakeSettings> intake = reader.read(IntakeKeys::from);
    Optional<AssembleSettings> assemble = reader.read(AssembleKeys::from);
    Optional<PublishSettings> publish = reader.read(PublishKeys::from);
    reader.complain();
    return new Rooms(intake.orElseThrow(), assemble.orElseThrow(), publish.orElseThrow());
  }

  /**
   * The broker alone, for commands that need no catalogue.
   *
   * @throws WrongSettings naming everything that is wrong
   */
  public static KafkaSettings kafka(SettingSources sources) {
    return KafkaSettings.from(values(sources));
  }

  /**
   * The catalogue alone, for commands that need no broker.
   *
   * @throws WrongSettings naming everything that is wrong
   */
  public static PurviewSettings purview(SettingSources sources) {
    return PurviewSettings.from(values(sources));
  }

  /**
   * What of putting dead letters back is allowed.
   *
   * @throws WrongSettings naming everything that is wrong
   */
  public static RedriveSettings redrive(SettingSources sources) {
    return RedriveSettings.from(values(sources));
  }

  /** Reads one record after the other, so that each can say what is wrong with it. */
  private static final class Reader {
    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    Reader(Values values) {
      this.values = values;
    }

    <T> Optional<T> read(Function<Values, T> from) {
      try {
        return Optional.of(from.apply(values));
      } catch (WrongSettings e) {
        e.problems().stream().filter(each -> !problems.contains(each)).forEach(problems::add);
        return Optional.empty();
      }
    }

    void complain() {
      if (!problems.isEmpty()) {
        throw new WrongSettings(problems);
      }
    }
  }
}

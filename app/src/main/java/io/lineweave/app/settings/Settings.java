package io.lineweave.app.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that a person can set. */
public record Settings(KafkaSettings kafka, PurviewSettings purview, HttpSettings http) {

  /** Every setting there is, in the order of the documentation. */
  public static List<Setting<?>> all() {
    return Stream.of(KafkaSettings.ALL, PurviewSettings.ALL, HttpSettings.ALL)
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
    Rooms rooms = new Rooms(values(sources));
    Optional<KafkaSettings> kafka = rooms.read(KafkaSettings::from);
    Optional<PurviewSettings> purview = rooms.read(PurviewSettings::from);
    Optional<HttpSettings> http = rooms.read(HttpSettings::from);
    rooms.complain();
    return new Settings(kafka.orElseThrow(), purview.orElseThrow(), http.orElseThrow());
  }

  /** Reads one record after the other, so that each can say what is wrong with it. */
  private static final class Rooms {
    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    Rooms(Values values) {
      this.values = values;
    }

    <T> Optional<T> read(Function<Values, T> from) {
      try {
        return Optional.of(from.apply(values));
      } catch (WrongSettings e) {
        problems.addAll(e.problems());
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

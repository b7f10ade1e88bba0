package io.lineweave.app.cli;

import io.lineweave.app.ConfigOption;
import io.lineweave.app.azure.SharedCredential;
import io.lineweave.app.deadletters.LetterTopic;
import io.lineweave.app.kafka.StreamsProperties;
import io.lineweave.app.settings.KafkaSettings;
import io.lineweave.app.settings.RedriveSettings;
import io.lineweave.app.settings.Settings;
import io.lineweave.topology.Topics;
import picocli.CommandLine.Mixin;

/** Where the dead letters are, by the settings: the same option for every command on them. */
final class LetterSource {
  @Mixin private ConfigOption config;

  /** The topics' names. */
  Topics topics() {
    return kafka().topics();
  }

  /** The topic, to be read. */
  LetterTopic letters() {
    return new LetterTopic(topics().deadLetters(), clients().reader());
  }

  /** Properties of further clients. */
  StreamsProperties clients() {
    return new StreamsProperties(kafka(), new SharedCredential());
  }

  /** What of putting them back is allowed. */
  RedriveSettings redrive() {
    return Settings.redrive(config.sources());
  }

  private KafkaSettings kafka() {
    return Settings.kafka(config.sources());
  }
}

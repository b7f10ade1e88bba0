package io.lineweave.app.cli;

import io.lineweave.app.settings.Amounts;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** A period of time; open on either side, or both. */
final class PeriodOption {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Time.class,
      description = "From that time on, such as 2026-11-20T10:00:00Z.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Before that time.")
  private Instant to;

  @Option(
      names = "--last",
      paramLabel = "DURATION",
      converter = Span.class,
      description = "From so long ago on, such as 90m, 24h or 7d; instead of --from and --to.")
  private Duration last;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** A point in time with its offset from UTC. */
  static final class Time implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no time such as 2026-11-20T10:00:00Z or 2026-11-20T11:00:00+01:00");
      }
    }
  }

  /** A duration as the settings write it. */
  static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Amounts.period(text)
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is none such as 90m, 24h or 7d"));
    }
  }

  /** When it begins; empty for as long ago as can be. */
  Optional<Instant> from(Instant now) {
    if (last != null && (from != null || to != null)) {
      throw new ParameterException(spec.commandLine(), "--last goes without --from and --to");
    }
    return last == null ? Optional.ofNullable(from) : Optional.of(now.minus(last));
  }

  /** When it is over; empty for never. */
  Optional<Instant> to() {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new ParameterException(spec.commandLine(), "--from must be before --to");
    }
    return Optional.ofNullable(to);
  }
}

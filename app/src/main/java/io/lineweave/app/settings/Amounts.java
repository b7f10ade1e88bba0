package io.lineweave.app.settings;

import static io.lineweave.app.settings.Kinds.checked;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as people write them. */
public final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15})\\s*([a-zA-Z]*)");
  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Map<String, Long> SIZES =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private Amounts() {}

  /** A time like {@code 500ms}, {@code 5s}, {@code 5m}, {@code 24h}, {@code 30d}. */
  static Kind<Duration> time(String least, String most) {
    Duration low = time(least);
    Duration high = time(most);
    return new Kind<>(
        "a time from %s to %s, like 500ms, 5s, 5m, 24h, 30d".formatted(least, most),
        text -> {
          Duration time = time(text);
          return checked(time, time.compareTo(low) >= 0 && time.compareTo(high) <= 0);
        },
        Amounts::written);
  }

  /** A time of a millisecond to ten thousand days, if the text is one. */
  public static Optional<Duration> period(String text) {
    Kind<Duration> any = time("1ms", "10000d");
    return any.accepts(text) ? Optional.of(any.parse().apply(text)) : Optional.empty();
  }

  /** A size in bytes like {@code 500kB}, {@code 1MB}, {@code 4MiB}. */
  static Kind<Long> size(String least, String most) {
    long low = size(least);
    long high = size(most);
    return new Kind<>(
        "a size from %s to %s, like 500kB, 1MB, 4MiB".formatted(least, most),
        text -> {
          long size = size(text);
          return checked(size, size >= low && size <= high);
        },
        Amounts::written);
  }

  /** A size that fits into an int. */
  static Kind<Integer> bytes(String least, String most) {
    Kind<Long> size = size(least, most);
    return new Kind<>(
        size.allowed(),
        text -> Math.toIntExact(size.parse().apply(text)),
        bytes -> size.write().apply(bytes.longValue()));
  }

  private static String written(Duration time) {
    return TIMES.entrySet().stream()
        .filter(unit -> time.toMillis() % unit.getValue().toMillis() == 0)
        .max(Map.Entry.comparingByValue())
        .map(unit -> time.toMillis() / unit.getValue().toMillis() + unit.getKey())
        .orElseThrow();
  }

  private static String written(long size) {
    return SIZES.entrySet().stream()
        .filter(unit -> size % unit.getValue() == 0)
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(unit -> size / unit.getValue() + unit.getKey())
        .orElseThrow();
  }

  private static Duration time(String text) {
    Matcher amount = amount(text);
    Duration unit = TIMES.get(amount.group(2));
    return checked(unit, unit != null).multipliedBy(Long.parseLong(amount.group(1)));
  }

  private static long size(String text) {
    Matcher amount = amount(text);
    String unit = amount.group(2).isEmpty() ? "B" : amount.group(2);
    checked(unit, SIZES.containsKey(unit));
    return Math.multiplyExact(Long.parseLong(amount.group(1)), SIZES.get(unit));
  }

  private static Matcher amount(String text) {
    Matcher amount = AMOUNT.matcher(text);
    return checked(amount, amount.matches());
  }
}

package io.lineweave.app.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings. */
final class Kinds {
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

  static final Kind<String> TEXT = matching("text", "(?s).+");
  static final Kind<String> TOPIC =
      matching(
          "a topic name: letters, digits, '.', '_', '-', at most 249", "[a-zA-Z0-9._-]{1,249}");
  static final Kind<Boolean> FLAG =
      new Kind<>("true or false", text -> flag(text.toLowerCase(Locale.ROOT)));
  static final Kind<Path> PATH = new Kind<>("a path", Path::of);
  static final Kind<URI> URL = new Kind<>("an http or https URL without query", Kinds::url);

  private Kinds() {}

  static Kind<String> matching(String allowed, String pattern) {
    return matching(allowed, Pattern.compile(pattern));
  }

  static Kind<String> matching(String allowed, Pattern pattern) {
    Predicate<String> whole = pattern.asMatchPredicate();
    return new Kind<>(allowed, text -> checked(text, whole.test(text)));
  }

  static Kind<Integer> whole(int least, int most) {
    return new Kind<>(
        "a whole number from %d to %d".formatted(least, most),
        text -> {
          int number = Integer.parseInt(text);
          return checked(number, number >= least && number <= most);
        });
  }

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
        Kinds::written);
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
        Kinds::written);
  }

  /** A size that fits into an int. */
  static Kind<Integer> bytes(String least, String most) {
    Kind<Long> size = size(least, most);
    return new Kind<>(
        size.allowed(),
        text -> Math.toIntExact(size.parse().apply(text)),
        bytes -> size.write().apply(bytes.longValue()));
  }

  /** A number with decimals. */
  static Kind<Double> number(double least, double most) {
    return new Kind<>(
        "a number from %s to %s".formatted(trimmed(least), trimmed(most)),
        text -> {
          double number = new BigDecimal(text).doubleValue();
          return checked(number, number >= least && number <= most);
        },
        Kinds::trimmed);
  }

  private static String trimmed(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A constant of the enum, written in lower case with hyphens. */
  static <E extends Enum<E>> Kind<E> oneOf(Class<E> choices) {
    Map<String, E> byName =
        EnumSet.allOf(choices).stream().collect(Collectors.toMap(Kinds::written, each -> each));
    String allowed =
        EnumSet.allOf(choices).stream().map(Kinds::written).collect(Collectors.joining(" | "));
    return new Kind<>(
        allowed,
        text -> {
          String name = text.toLowerCase(Locale.ROOT);
          return checked(byName.get(name), byName.containsKey(name));
        },
        Kinds::written);
  }

  /** Several of a kind, separated by commas (or a YAML list). */
  static <T> Kind<List<T>> several(Kind<T> one) {
    return new Kind<>(
        "a list of " + one.allowed(),
        text -> Arrays.stream(text.split(",", -1)).map(String::strip).map(one.parse()).toList(),
        list -> list.stream().map(one.write()).collect(Collectors.joining(",")));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

  private static boolean flag(String text) {
    return checked(text.equals("true"), text.equals("true") || text.equals("false"));
  }

  private static URI url(String text) {
    URI uri = URI.create(text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
    return checked(uri, http && plain && uri.getFragment() == null);
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

  private static <T> T checked(T value, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
    return value;
  }
}

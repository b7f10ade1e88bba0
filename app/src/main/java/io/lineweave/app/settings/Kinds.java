package io.lineweave.app.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of settings. */
final class Kinds {
  static final Kind<String> TEXT = matching("text", "(?s).+");
  static final Kind<String> TOPIC =
      matching(
          "a topic name: letters, digits, '.', '_', '-', at most 249", "[a-zA-Z0-9._-]{1,249}");
  static final Kind<Boolean> FLAG =
      new Kind<>("true or false", text -> flag(text.toLowerCase(Locale.ROOT)));
  static final Kind<Path> PATH = new Kind<>("a path", Path::of);
  static final Kind<URI> URL =
      new Kind<>("an http or https URL without credentials and query", Kinds::url);

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

  /** Such a name, {@code =}, and something of that kind. */
  static <T> Kind<Map.Entry<String, T>> named(String example, String pattern, Kind<T> kind) {
    Predicate<String> isName = Pattern.compile(pattern).asMatchPredicate();
    return new Kind<>(
        "%s=%s".formatted(example, kind.allowed()),
        text -> {
          int sign = text.indexOf('=');
          String name = text.substring(0, Math.max(0, sign)).strip();
          T value = kind.parse().apply(text.substring(sign + 1).strip());
          return Map.entry(checked(name, isName.test(name)), value);
        },
        entry -> entry.getKey() + "=" + kind.write().apply(entry.getValue()));
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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

  static <T> T checked(T value, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
    return value;
  }
}

package io.lineweave.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.lineweave.openlineage.DatasetName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * A dataset's name as the Databricks-to-Purview accelerator takes it apart, faults included.
 *
 * @param prefix what stands before {@code ://}
 * @param body pieces of the namespace
 * @param connection pieces of those pieces, split at dots
 * @param values {@code key=value} pieces of the namespace
 * @param groups texts between brackets, or the whole name
 */
record AcceleratorName(
    String prefix,
    List<String> body,
    List<String> connection,
    Map<String, String> values,
    List<String> groups) {

  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]+)\\]");

  /**
   * Takes a name apart.
   *
   * @throws AcceleratorFault where the accelerator gives up
   */
  static AcceleratorName parse(DatasetName dataset) throws AcceleratorFault {
    String namespace = dataset.namespace();
    int slashes = namespace.indexOf("//");
    if (slashes == 0) {
      throw new AcceleratorFault("the namespace begins with //");
    }
    String prefix = slashes < 0 ? namespace : namespace.substring(0, slashes - 1);
    List<String> body = new ArrayList<>();
    List<String> connection = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (String piece : split(slashes < 0 ? "" : namespace.substring(slashes + 2), "@:/;,")) {
      if (!addValue(values, piece)) {
        body.add(piece);
        List<String> labels = split(piece, ".");
        connection.addAll(labels.size() > 1 ? labels : List.of());
      }
    }
    return new AcceleratorName(prefix, body, connection, values, groups(dataset.name()));
  }

  private static boolean addValue(Map<String, String> values, String piece)
      throws AcceleratorFault {
    int equals = piece.indexOf('=');
    if (equals < 0 || piece.indexOf('=', equals + 1) >= 0) {
      return false;
    }
    String key = piece.substring(0, equals);
    boolean database = key.toLowerCase(Locale.ROOT).equals("databasename");
    if (values.put(database ? "database" : key, piece.substring(equals + 1)) != null) {
      throw new AcceleratorFault("'" + key + "' is in the namespace twice");
    }
    return true;
  }

  private static List<String> groups(String name) {
    List<String> groups = new ArrayList<>();
    Matcher matcher = BRACKETS.matcher(name);
    while (matcher.find()) {
      groups.add(matcher.group(1));
    }
    return groups.isEmpty() ? List.of(name) : groups;
  }

  /** The parts of a group. */
  static List<String> parts(String group) {
    return split(group, "./");
  }

  private static List<String> split(String text, String delimiters) {
    List<String> pieces = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text, delimiters);
    while (tokens.hasMoreTokens()) {
      pieces.add(tokens.nextToken());
    }
    return pieces;
  }

  /** Without outer slashes; inner ones stay as they are. */
  static String stripped(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && value.charAt(start) == '/') {
      start++;
    }
    while (end > start && value.charAt(end - 1) == '/') {
      end--;
    }
    return value.substring(start, end);
  }
}

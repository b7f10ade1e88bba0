package io.lineweave.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A variable of the accelerator's rule language, such as {@code nameGroups[0].parts[1]}.
 *
 * @param base what stands before the first bracket
 * @param child whether something stands between the brackets: the parts of a group are meant
 * @param indices the texts between brackets
 */
record AcceleratorVariable(String base, boolean child, List<String> indices) {
  private static final Pattern INDEX = Pattern.compile("\\[([^\\]]*)\\]");

  static AcceleratorVariable parse(String token) {
    int bracket = token.indexOf('[');
    int close = token.indexOf(']');
    List<String> indices = new ArrayList<>();
    Matcher matcher = INDEX.matcher(token);
    while (matcher.find()) {
      indices.add(unquoted(matcher.group(1)));
    }
    String base = bracket < 0 ? token : token.substring(0, bracket);
    boolean child = close >= 0 && token.startsWith(".", close + 1);
    return new AcceleratorVariable(base.strip(), child, indices);
  }

  private static String unquoted(String text) {
    return text.replace("'", "").replace("\"", "").strip();
  }

  /**
   * Its value, without outer slashes.
   *
   * @throws AcceleratorFault if it is unknown or out of range
   */
  String value(AcceleratorName name, Optional<String> workspace) throws AcceleratorFault {
    return switch (base) {
      case "AdbWorkspaceUrl" -> workspace.orElseThrow(() -> new AcceleratorFault("no workspace"));
      case "prefix" -> AcceleratorName.stripped(name.prefix());
      case "nameSpcBodyParts" -> AcceleratorName.stripped(element(name.body()));
      case "nameSpcConParts" -> AcceleratorName.stripped(element(name.connection()));
      case "nameSpaceBodyJoinedBySlashFrom" -> AcceleratorName.stripped(joined(name.body()));
      case "nameSpcNameVals" -> AcceleratorName.stripped(named(name));
      case "nameGroups" -> AcceleratorName.stripped(group(name));
      default -> throw new AcceleratorFault("there is no variable " + base);
    };
  }

  private String element(List<String> list) throws AcceleratorFault {
    return indices.isEmpty() ? String.valueOf(list.size()) : list.get(index(0, list));
  }

  private String joined(List<String> list) throws AcceleratorFault {
    return indices.isEmpty()
        ? String.valueOf(list.size())
        : String.join("/", list.subList(index(0, list), list.size()));
  }

  private String named(AcceleratorName name) throws AcceleratorFault {
    String value = indices.isEmpty() ? null : name.values().get(indices.get(0));
    if (value == null) {
      throw new AcceleratorFault("the namespace has no " + String.join("", indices));
    }
    return value;
  }

  private String group(AcceleratorName name) throws AcceleratorFault {
    if (indices.isEmpty() || !child) {
      return element(name.groups());
    }
    List<String> parts = AcceleratorName.parts(name.groups().get(index(0, name.groups())));
    return indices.size() == 1 ? String.valueOf(parts.size()) : parts.get(index(1, parts));
  }

  private int index(int position, List<String> list) throws AcceleratorFault {
    String text = indices.get(position);
    boolean number = text.matches("\\d{1,6}");
    if (!number || Integer.parseInt(text) >= list.size()) {
      throw new AcceleratorFault(base + " has no element " + text);
    }
    return Integer.parseInt(text);
  }
}

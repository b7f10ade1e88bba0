package io.lineweave.rules;

import io.lineweave.openlineage.DatasetName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds all names of a dataset: its own, those behind mounts, its symlinks; best first. */
final class AliasReader {
  /** Stands for the scheme of a table whose symlink names its place in place of a metastore. */
  static final String WAREHOUSE = "warehouse";

  /** More symlinks than this are not looked at. */
  private static final int MAX_SYMLINKS = 8;

  private static final Set<String> PLACES =
      Set.of(
          "file", "dbfs", "hdfs", "abfs", "abfss", "wasb", "wasbs", "s3", "s3a", "gs", "adl",
          "kafka");

  private final Surroundings surroundings;

  AliasReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  List<Alias> read(Subject subject) {
    List<Alias> aliases = new ArrayList<>(4);
    add(aliases, subject, subject.name(), ownKind(subject), Alias.OWN_NAME);
    subject.symlinks().stream()
        .limit(MAX_SYMLINKS)
        .forEach(link -> addSymlink(aliases, subject, link));
    if (aliases.size() > 1) {
      aliases.sort(Comparator.comparingInt(surroundings.order()::rank));
    }
    return aliases;
  }

  /** Spark names the place and links the table; Hive's hook does it the other way round. */
  private static Alias.Kind ownKind(Subject subject) {
    boolean table = subject.symlinks().stream().anyMatch(link -> link.type().equals("LOCATION"));
    return table ? Alias.Kind.TABLE : Alias.Kind.LOCATION;
  }

  private void addSymlink(List<Alias> aliases, Subject subject, Symlink link) {
    Alias.Kind kind = link.type().equals("TABLE") ? Alias.Kind.TABLE : Alias.Kind.LOCATION;
    add(aliases, subject, link.name(), kind, "symlink " + link.type());
  }

  private void add(
      List<Alias> aliases, Subject subject, DatasetName name, Alias.Kind kind, String origin) {
    Address address = Address.parse(name);
    boolean linkedTable = kind == Alias.Kind.TABLE && PLACES.contains(address.scheme());
    if (linkedTable && !name.equals(subject.name())) {
      address = new Address(WAREHOUSE, Authority.NONE, "", Map.of(), address.name());
    }
    aliases.add(alias(subject, address, kind, origin));
    Mounts.path(address)
        .flatMap(surroundings.mounts().with(subject.environment().mounts())::resolve)
        .ifPresent(found -> aliases.add(mounted(subject, found, kind)));
  }

  private Alias mounted(Subject subject, Mounts.Mounted found, Alias.Kind kind) {
    return alias(subject, Address.parse(found.name()), kind, "mount " + found.mount());
  }

  private Alias alias(Subject subject, Address address, Alias.Kind kind, String origin) {
    TrimmedPath path = new TrimmedPath(address, surroundings.trimming());
    return new Alias(kind, origin, address, path, facts(subject, address), subject);
  }

  private Map<String, String> facts(Subject subject, Address address) {
    Map<String, String> facts = address.variables();
    String database = surroundings.databases().get(address.authority().host());
    if (database != null) {
      facts.put("hostDatabase", database);
    }
    workspace(subject).ifPresent(workspace -> addWorkspace(facts, workspace));
    return facts;
  }

  private void addWorkspace(Map<String, String> facts, String workspace) {
    facts.put("workspace", workspace);
    String metastore = surroundings.metastores().get(workspace);
    if (metastore != null) {
      facts.put("metastore", metastore);
    }
  }

  private Optional<String> workspace(Subject subject) {
    return subject
        .environment()
        .databricksWorkspace()
        .or(surroundings::workspace)
        .map(AliasReader::workspaceHost)
        .filter(host -> !host.isEmpty());
  }

  /** The host alone; the short form {@code adb-123.4} is completed. */
  private static String workspaceHost(String text) {
    int scheme = text.indexOf("://");
    String rest = Paths.strip(scheme < 0 ? text : text.substring(scheme + 3));
    String host = rest.toLowerCase(Locale.ROOT);
    boolean brief = host.startsWith("adb-") && host.indexOf('.') == host.lastIndexOf('.');
    return brief ? host + ".azuredatabricks.net" : host;
  }
}

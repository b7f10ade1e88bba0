package io.lineweave.app.doctor;

import io.lineweave.app.ExitCode;
import io.lineweave.app.purview.Mend;
import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.purview.TypeInstallation;
import io.lineweave.app.settings.Settings;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reply;
import io.lineweave.publish.ProcessType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whether the catalogue answers, lets us in, has the types, and takes a write. */
final class CatalogueCheck {
  private static final AssetName OURS = new AssetName("lineweave_dataset", "lineweave://doctor");
  private static final String WRITE = "writing to the catalogue";

  private final Settings settings;
  private final PurviewClient client;
  private final TypeInstallation ours;

  CatalogueCheck(Settings settings, PurviewClient client) {
    this.settings = settings;
    this.client = client;
    this.ours = new TypeInstallation(client);
  }

  /**
   * Looks.
   *
   * @param write whether to create an asset and delete it again
   */
  List<Finding> findings(boolean write) {
    String what = "catalogue " + settings.purview().endpoint();
    Reply<Set<String>> types = client.typeNames().join();
    if (types.value().isEmpty()) {
      return List.of(Finding.ill(ExitCode.FAILED, what, types.words(), Mend.of(types)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.well(what, "answers and lets us read"));
    findings.add(own(types.value().get()));
    for (ProcessType type : settings.topology().publish().types()) {
      findings.add(process(type.name(), types.value().get()));
    }
    if (write) {
      findings.add(written());
    }
    return findings;
  }

  private Finding own(Set<String> there) {
    String what = "Lineweave's types";
    List<String> missing = ours.missing(there);
    if (missing.isEmpty()) {
      return Finding.well(what, "are there");
    }
    String words = "not there yet: " + String.join(", ", missing);
    return settings.purview().installTypes()
        ? Finding.well(what, words + "; the service installs them at its start")
        : Finding.ill(ExitCode.TYPES, what, words, "Run: lineweave types install");
  }

  private static Finding process(String name, Set<String> there) {
    String what = "process type " + name;
    return there.contains(name)
        ? Finding.well(what, "is there")
        : Finding.ill(
            ExitCode.FAILED,
            what,
            "is not there",
            "Set publish.process-type to a type that the catalogue has, such as Process.");
  }

  /** What the identity may do shows only by doing it. */
  private Finding written() {
    Entity entity =
        new Entity("-1", OURS, new TreeMap<>(Map.of("name", "doctor")), new TreeMap<>());
    Optional<String> collection = settings.topology().publish().collection();
    Reply<Map<String, String>> written = client.write(List.of(entity), collection).join();
    if (written.value().isEmpty()) {
      return Finding.ill(ExitCode.FAILED, WRITE, written.words(), Mend.of(written));
    }
    Reply<List<String>> deleted = client.delete(written.value().get().values()).join();
    return deleted.value().isPresent()
        ? Finding.well(WRITE, "an asset was created and deleted again")
        : Finding.ill(
            ExitCode.FAILED,
            "deleting from the catalogue",
            deleted.words(),
            "Delete " + OURS.qualifiedName() + " by hand. " + Mend.of(deleted));
  }
}

package io.lineweave.rules;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.openlineage.DatasetName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of an accelerator's mapping file: they give the names that the accelerator gives, its
 * faults included, as the first rule whose conditions hold does there. Where the accelerator would
 * have lost the event, later rules have their turn.
 */
final class AcceleratorRules implements Rule {
  private static final String NAME = "accelerator";

  private final List<AcceleratorRule> rules;
  private final Mounts mounts;

  AcceleratorRules(List<AcceleratorRule> rules, Mounts mounts) {
    this.rules = List.copyOf(rules);
    this.mounts = mounts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Creation creation() {
    return new Creation(MissingPolicy.PLACEHOLDER, "");
  }

  @Override
  public Set<String> schemes() {
    return Set.of();
  }

  @Override
  public Attempt attempt(Alias alias) {
    if (!alias.origin().equals(Alias.OWN_NAME)) {
      return Attempt.NOT_APPLICABLE;
    }
    try {
      return attempt(mounted(alias.subject()), Optional.ofNullable(alias.facts().get("workspace")));
    } catch (AcceleratorFault fault) {
      return Attempt.failed(fault.getMessage());
    }
  }

  private Attempt attempt(DatasetName dataset, Optional<String> workspace) throws AcceleratorFault {
    AcceleratorName name = AcceleratorName.parse(dataset);
    for (AcceleratorRule rule : rules) {
      if (rule.holds(name, workspace)) {
        return matched(rule, rule.fill(name, workspace));
      }
    }
    return Attempt.NOT_APPLICABLE;
  }

  private static Attempt matched(AcceleratorRule rule, String qualifiedName) {
    Candidate candidate =
        new Candidate(
            Normalisation.of(rule.type(), qualifiedName),
            Collections.emptySortedMap(),
            NAME + ":" + rule.name(),
            false);
    return Attempt.matched(List.of(candidate), Map.of(), "");
  }

  /** Only paths that begin with {@code /mnt} are looked up; one that no mount covers is lost. */
  private DatasetName mounted(Subject subject) throws AcceleratorFault {
    DatasetName dataset = subject.name();
    boolean files = dataset.namespace().equals("dbfs") || dataset.namespace().equals("file");
    if (!files || !dataset.name().startsWith("/mnt")) {
      return dataset;
    }
    Mounts all = mounts.with(subject.environment().mounts());
    Optional<Mounts.Mounted> found = all.resolve(Paths.strip(dataset.name()));
    return found.isEmpty() ? new DatasetName("", "") : mounted(dataset, found.get());
  }

  /** Every occurrence of the mount point goes, not only the first. */
  private static DatasetName mounted(DatasetName dataset, Mounts.Mounted found)
      throws AcceleratorFault {
    String mount = Paths.strip(found.mount());
    if (mount.isEmpty()) {
      throw new AcceleratorFault("only the root mount covers " + dataset.name());
    }
    String name = "/" + dataset.name().replace(mount, "");
    return new DatasetName(AcceleratorName.stripped(found.name().namespace()), name);
  }
}

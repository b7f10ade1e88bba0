package io.lineweave.publish;

import io.lineweave.asset.MissingPolicy;
import io.lineweave.catalogue.AssetName;
import io.lineweave.rules.Candidate;
import io.lineweave.rules.Mapping;
import io.lineweave.rules.MappingRules;
import io.lineweave.rules.Subject;
import java.util.List;
import java.util.TreeMap;

/** Every dataset is a table of its own name; names that begin with "unknown" are placeholders. */
final class TestRules implements MappingRules {

  static AssetName table(String name) {
    return new AssetName("test_table", "db/" + name);
  }

  @Override
  public Mapping map(Subject subject) {
    String name = subject.name().name();
    AssetName asset = new AssetName("test_table", subject.name().namespace() + "/" + name);
    MissingPolicy policy =
        name.startsWith("unknown") ? MissingPolicy.PLACEHOLDER : MissingPolicy.TYPED;
    return new Mapping(
        List.of(new Candidate(asset, new TreeMap<>(), "test", false)), policy, "", List.of());
  }
}

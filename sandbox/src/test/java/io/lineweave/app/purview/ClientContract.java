package io.lineweave.app.purview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lineweave.app.settings.PurviewSettings;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue.Edges;
import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reference;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of a whole catalogue's answers; the same for every catalogue. */
abstract class ClientContract {
  // The only types that any catalogue with the Atlas v2 API has.
  private static final String DATASET = "DataSet";
  private static final String PROCESS = "Process";

  private final String place = "test://" + UUID.randomUUID();
  private PurviewClient client;

  /** Where the catalogue is. */
  abstract PurviewSettings settings();

  @BeforeEach
  void connect() {
    client = PurviewClient.of(settings(), new SimpleMeterRegistry());
  }

  @Test
  void shouldFindWhatItWrote() {
    String guid = write(dataset("-1", "a b")).get("-1");

    assertThat(client.find(DATASET, List.of(name("a b"), name("nobody"))).join().value())
        .contains(List.of(new Found(guid, new AssetName(DATASET, name("a b")))));
    assertThat(client.find(DATASET, List.of(name("nobody"))).join().value()).contains(List.of());
  }

  @Test
  void shouldGetTheSameGuidForAnUnchangedEntity() {
    Map<String, String> first = write(dataset("-1", "a"));

    assertThat(write(dataset("-1", "a"))).isEqualTo(first);
  }

  @Test
  void shouldReadTheEdgesThatAProcessHasNow() {
    write(dataset("-1", "one"), dataset("-2", "two"), dataset("-3", "out"));
    String guid = write(process("one", "out")).get("-9");
    write(process("two", "out"));

    assertThat(client.edges(processName()).join().value())
        .contains(new Edges(guid, List.of(asset("two")), List.of(asset("out"))));
  }

  @Test
  void shouldReadTheEdgesOfSeveralProcesses() {
    write(dataset("-1", "one"), dataset("-2", "two"), dataset("-3", "out"));
    String guid = write(process("one", "out")).get("-9");
    write(process("two", "out"));
    String nobody = name("nobody");

    List<String> names = List.of(processName().qualifiedName());
    assertThat(client.edges(PROCESS, names).join().value().orElseThrow())
        .containsExactly(
            Map.entry(names.get(0), new Edges(guid, List.of(asset("two")), List.of(asset("out")))));
    // A strict server refuses, any other leaves it out.
    Reply<Map<String, Edges>> both = client.edges(PROCESS, List.of(names.get(0), nobody)).join();
    assertThat(both.fate()).isIn(Fate.DONE, Fate.RESOLVE);
    assertThat(both.value().stream().flatMap(it -> it.keySet().stream())).doesNotContain(nobody);
  }

  @Test
  void shouldSayThatAProcessIsNotThere() {
    Reply<Edges> reply = client.edges(new AssetName(PROCESS, name("nobody"))).join();

    assertThat(reply).isInstanceOf(Reply.Refused.class);
    assertThat(reply.fate()).isEqualTo(Fate.RESOLVE);
  }

  @Test
  void shouldSayThatAReferenceIsNotThere() {
    Reply<?> reply = client.write(List.of(process("nobody", "nothing")), Optional.empty()).join();

    assertThat(reply.fate()).isEqualTo(Fate.RESOLVE);
  }

  @Test
  void shouldSayThatATypeIsNotThere() {
    Entity unknown =
        new Entity(
            "-1",
            new AssetName("no_such_type", name("x")),
            new TreeMap<>(Map.of("name", "x")),
            new TreeMap<>());

    assertThat(client.write(List.of(unknown), Optional.empty()).join().fate())
        .isEqualTo(Fate.ISOLATE);
  }

  @Test
  void shouldFindByPrefix() {
    write(dataset("-1", "folder/one"), dataset("-2", "folder/two"), dataset("-3", "other"));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(client.search(List.of(name("folder/")), 10).join().value().orElseThrow())
                    .extracting(found -> found.name().qualifiedName())
                    .containsExactlyInAnyOrder(name("folder/one"), name("folder/two")));
  }

  @Test
  void shouldFindByOneOfSeveralPrefixes() {
    write(dataset("-1", "this/one"), dataset("-2", "that/two"), dataset("-3", "another"));
    List<String> prefixes = List.of(name("this/"), name("that/"));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(client.search(prefixes, 10).join().value().orElseThrow())
                    .extracting(found -> found.name().qualifiedName())
                    .containsExactlyInAnyOrder(name("this/one"), name("that/two")));
  }

  @Test
  void shouldNotFindWhatItDeleted() {
    String guid = write(dataset("-1", "gone")).get("-1");

    assertThat(client.delete(List.of(guid)).join().value()).contains(List.of(guid));

    assertThat(client.find(DATASET, List.of(name("gone"))).join().value()).contains(List.of());
  }

  @Test
  void shouldInstallTypesOnce() throws Exception {
    TypesFirst types = new TypesFirst(client);

    types.install();
    types.install();

    Entity placeholder =
        new Entity(
            "-1",
            new AssetName("lineweave_placeholder", name("placeholder")),
            new TreeMap<>(Map.of("name", "placeholder")),
            new TreeMap<>());
    assertThat(types.write(List.of(placeholder), Optional.empty()).join().fate())
        .isEqualTo(Fate.DONE);
  }

  private Map<String, String> write(Entity... entities) {
    Reply<Map<String, String>> reply = client.write(List.of(entities), Optional.empty()).join();
    return reply.value().orElseThrow(() -> new AssertionError(reply.words()));
  }

  private Entity dataset(String guid, String name) {
    return new Entity(guid, asset(name), new TreeMap<>(Map.of("name", name)), new TreeMap<>());
  }

  private Entity process(String input, String output) {
    Map<String, Object> attributes =
        Map.of(
            "name", "copy",
            "inputs", List.of(new Reference.ByName(asset(input))),
            "outputs", List.of(new Reference.ByName(asset(output))));
    return new Entity("-9", processName(), new TreeMap<>(attributes), new TreeMap<>());
  }

  private AssetName processName() {
    return new AssetName(PROCESS, name("copy"));
  }

  private AssetName asset(String name) {
    return new AssetName(DATASET, name(name));
  }

  private String name(String name) {
    return place + "/" + name;
  }
}

package io.lineweave.sandbox.catalogue;

import static io.lineweave.sandbox.catalogue.Given.byGuid;
import static io.lineweave.sandbox.catalogue.Given.entity;
import static io.lineweave.sandbox.catalogue.Given.inputs;
import static io.lineweave.sandbox.catalogue.Given.outputs;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How fast and how big the local catalogue is: writes groups of three datasets and a process in
 * bulks of 50 over HTTP, from the same JVM, and prints entities per second and the heap in use.
 */
final class CatalogueLoad {
  private static final int BULK = 50;
  private static final int CLIENTS = 4;

  private final Probe probe;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  private CatalogueLoad(Probe probe) {
    this.probe = probe;
  }

  public static void main(String[] args) {
    int bulks = Integer.parseInt(args[0]) / BULK;
    try (LocalCatalogue catalogue = LocalCatalogue.start(0)) {
      URI base = URI.create(catalogue.uri() + "/datamap/api/atlas/v2");
      CatalogueLoad load = new CatalogueLoad(new Probe(base, Optional.empty()));
      load.run("warm-up", 200, CatalogueLoad::bulk, -1_000);
      load.run("new entities", bulks, CatalogueLoad::bulk, 0);
      load.run("unchanged entities", bulks, CatalogueLoad::bulk, 0);
      load.clients.shutdown();
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          "%d entities, heap in use %d MB, heap limit %d MB%n",
          catalogue.entities().size(),
          (runtime.totalMemory() - runtime.freeMemory()) >> 20,
          runtime.maxMemory() >> 20);
    }
  }

  private void run(String what, int bulks, IntFunction<JsonNode> bulk, int first) {
    long start = System.nanoTime();
    List<CompletableFuture<Void>> writes =
        IntStream.range(0, CLIENTS)
            .mapToObj(
                client ->
                    CompletableFuture.runAsync(() -> write(bulk, first, bulks, client), clients))
            .toList();
    writes.forEach(CompletableFuture::join);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%s: %d in %.1f s, %.0f per second%n", what, bulks * BULK, seconds, bulks * BULK / seconds);
  }

  private void write(IntFunction<JsonNode> bulk, int first, int bulks, int client) {
    for (int number = client; number < bulks; number += CLIENTS) {
      Seen seen = probe.post("/entity/bulk", bulk.apply(first + number));
      if (seen.status() != 200) {
        throw new IllegalStateException(seen.body());
      }
    }
  }

  private static JsonNode bulk(int number) {
    List<JsonNode> entities = new ArrayList<>();
    for (int i = 1; i <= BULK; i++) {
      String name = "https://contosolake.dfs.core.windows.net/raw/sales/" + number + "/" + i;
      if (i % 4 == 0) {
        var process = entity("-" + i, "azure_synapse_operation", "openlineage://" + name);
        inputs(process, List.of(byGuid("-" + (i - 1)), byGuid("-" + (i - 2))));
        entities.add(outputs(process, List.of(byGuid("-" + (i - 3)))));
      } else {
        entities.add(entity("-" + i, "azure_datalake_gen2_path", name));
      }
    }
    return Given.entities(entities);
  }
}

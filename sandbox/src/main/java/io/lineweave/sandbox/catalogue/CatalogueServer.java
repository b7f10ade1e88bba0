package io.lineweave.sandbox.catalogue;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The local catalogue as a program of its own, for docker-compose.yml. Its lineage goes with it.
 */
@Command(
    name = "catalogue",
    description = "Serves an empty local catalogue until it is stopped.",
    mixinStandardHelpOptions = true)
public final class CatalogueServer implements Callable<Integer> {
  @Option(
      names = "--address",
      description = "Where to listen; anybody who gets there may write. Default: ${DEFAULT-VALUE}")
  private String address = "127.0.0.1";

  @Option(names = "--port", description = "Default: ${DEFAULT-VALUE}")
  private int port = 21_000;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "logback-sandbox.xml");
    System.exit(new CommandLine(new CatalogueServer()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (LocalCatalogue catalogue = LocalCatalogue.start(CatalogueSettings.onPort(port), address)) {
      System.out.println("Catalogue  http://" + address + ":" + port(catalogue));
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private static int port(LocalCatalogue catalogue) {
    return catalogue.uri().getPort();
  }
}

package io.lineweave.app.cli;

import io.lineweave.app.ConfigOption;
import io.lineweave.app.ExitCode;
import io.lineweave.app.purview.Mend;
import io.lineweave.app.purview.PurviewClient;
import io.lineweave.app.purview.TypeInstallation;
import io.lineweave.app.settings.Settings;
import io.lineweave.catalogue.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lineweave's own type definitions in the catalogue. Needs no broker. */
@Command(
    name = "types",
    description = {
      "Checks or installs Lineweave's own type definitions in the catalogue.",
      "The service installs them at its start unless purview.install-types is false: then somebody"
          + " with the permission does it once with this command."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all are there",
      "1:the catalogue does not answer, or does not let us in",
      "2:wrong command line or settings",
      "5:some are missing, or the catalogue refuses them"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  lineweave types check", "  lineweave types install --config lineweave.yaml"})
public final class TypesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what: check or install");
  }

  /** Looks, and changes nothing. */
  @Command(name = "check", description = "Says which of the types are missing; changes nothing.")
  int check(@Mixin ConfigOption config) {
    PurviewClient client = client(config);
    return told(client.typeNames().join(), new TypeInstallation(client));
  }

  /** Creates what is missing. */
  @Command(
      name = "install",
      description = "Creates those that are missing; leaves others as they are.")
  int install(@Mixin ConfigOption config) {
    PurviewClient client = client(config);
    TypeInstallation types = new TypeInstallation(client);
    Reply<?> installed = types.ensure().join();
    return installed.value().isPresent()
        ? told(client.typeNames().join(), types)
        : refused(installed, "install Lineweave's types");
  }

  private static PurviewClient client(ConfigOption config) {
    return PurviewClient.of(Settings.purview(config.sources()), new SimpleMeterRegistry());
  }

  private int told(Reply<Set<String>> there, TypeInstallation types) {
    Optional<List<String>> missing = there.value().map(types::missing);
    if (missing.isEmpty()) {
      return refused(there, "look at the catalogue's types");
    }
    PrintWriter out = spec.commandLine().getOut();
    missing.get().forEach(name -> out.println("missing: " + name));
    out.println(
        missing.get().isEmpty()
            ? "the catalogue has all of Lineweave's types"
            : "create them: lineweave types install (Data Curator on the root collection)");
    out.flush();
    return (missing.get().isEmpty() ? ExitCode.OK : ExitCode.TYPES).code();
  }

  private int refused(Reply<?> reply, String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("cannot " + what + ": " + reply.words());
    err.println(Mend.of(reply));
    return switch (reply.fate()) {
      case DONE -> ExitCode.OK.code();
      case RETRY, DOUBT, PAUSE -> ExitCode.FAILED.code();
      case RESOLVE, ISOLATE -> ExitCode.TYPES.code();
    };
  }
}

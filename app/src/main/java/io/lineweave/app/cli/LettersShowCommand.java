package io.lineweave.app.cli;

import io.lineweave.app.ExitCode;
import io.lineweave.app.Printable;
import io.lineweave.app.StartFailure;
import io.lineweave.app.deadletters.Letter;
import io.lineweave.app.deadletters.LetterId;
import io.lineweave.app.deadletters.LetterPage;
import io.lineweave.app.deadletters.LetterTopic;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows a dead letter. Needs a broker, but no catalogue. */
@Command(
    name = "show",
    description = {
      "Shows one dead letter: the error, the mend, where it comes from, headers and value.",
      "Credentials, environments and properties are masked as intake leaves them out."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there is no such dead letter",
      "2:wrong command line or settings",
      "3:no broker answers or lets us in, or there is no such topic"
    },
    footerHeading = "%nExample:%n",
    footer = "  lineweave dead-letters show 3-1042")
final class LettersShowCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "POSITION",
      converter = Position.class,
      description = "Its position as list says: partition-offset.")
  private LetterId id;

  @Mixin private LetterSource source;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "As a JSON object.")
  private boolean json;

  /** A letter's position. */
  static final class Position implements ITypeConverter<LetterId> {
    @Override
    public LetterId convert(String text) {
      return LetterId.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no position such as 3-1042, as list says"));
    }
  }

  @Override
  public Integer call() throws StartFailure {
    LetterTopic topic = source.letters();
    Optional<Letter> letter = topic.one(id);
    if (letter.isEmpty()) {
      throw new StartFailure(
          ExitCode.FAILED,
          "there is no dead letter %s: never was, or is no longer kept. See: lineweave dead-letters list"
              .formatted(id));
    }
    LetterPage page = LetterPage.of(letter.get(), topic.marks());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Printable.text(page.node().toPrettyString()));
    } else {
      page.lines().forEach(out::println);
    }
    out.flush();
    return ExitCode.OK.code();
  }
}

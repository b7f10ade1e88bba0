package io.lineweave.app.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lineweave.app.Printable;
import io.lineweave.app.deadletters.MaskedValue.Shown;
import io.lineweave.outcome.Mend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;

/** One dead letter with all that is known of it, masked; nothing in it controls a terminal. */
public final class LetterPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Letter letter;
  private final Marks marks;
  private final Shown value;

  private LetterPage(Letter letter, Marks marks) {
    this.letter = letter;
    this.marks = marks;
    this.value =
        MaskedValue.of(
            letter.original().value().orElse(new byte[0]), letter.truncation().isPresent());
  }

  /** The page of a letter. */
  public static LetterPage of(Letter letter, Marks marks) {
    return new LetterPage(letter, marks);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    facts().forEach((name, fact) -> lines.add("%-10s %s".formatted(name, fact)));
    lines.add("headers");
    for (Header header : letter.headers()) {
      lines.add("  " + Printable.line(Masking.text(header.key())) + ": " + text(header));
    }
    lines.add("value (" + bytes() + " bytes, masked)");
    if (!value.text().isEmpty()) {
      value.text().lines().forEach(lines::add);
    }
    if (!value.remark().isEmpty()) {
      lines.add("(" + value.remark() + ")");
    }
    return lines;
  }

  /** For scripts. The value is JSON if it is whole, and else a text. */
  public ObjectNode node() {
    ObjectNode node = JSON.createObjectNode();
    facts().forEach(node::put);
    ArrayNode headers = node.putArray("headers");
    for (Header header : letter.headers()) {
      headers
          .addObject()
          .put("name", Printable.line(Masking.text(header.key())))
          .put("value", text(header));
    }
    if (!value.remark().isEmpty()) {
      node.put("remark", value.remark());
    }
    node.set("value", value.whole() ? tree(value.text()) : new TextNode(value.text()));
    return node;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("we wrote it as JSON", e);
    }
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("position", letter.id().toString());
    facts.put("at", letter.at().toString());
    facts.put("reason", Printable.line(letter.reasonText()));
    facts.put("error", Printable.line(Masking.text(letter.message())));
    letter.reason().map(Mend::of).ifPresent(mend -> facts.put("mend", mend.words()));
    letter
        .source()
        .ifPresent(source -> facts.put("source", Printable.line(source.toString()) + element()));
    if (marks.attemptsBefore(letter) > 0) {
      facts.put("attempts", Integer.toString(marks.attemptsBefore(letter)));
    }
    marks.of(letter).ifPresent(mark -> facts.put("redriven", redriven(mark)));
    if (!letter.job().isEmpty()) {
      facts.put("job", Printable.line(Masking.text(letter.job())));
    }
    letter.truncation().ifPresent(whole -> facts.put("truncated", truncated(whole)));
    letter.original().key().ifPresent(key -> facts.put("key", Printable.line(Masking.key(key))));
    return facts;
  }

  private String element() {
    return letter.index().isEmpty()
        ? ""
        : ", element " + letter.index().getAsInt() + " of its list";
  }

  private static String redriven(Mark mark) {
    return mark.at() + mark.to().map(to -> " to " + Printable.line(to.toString())).orElse("");
  }

  private String truncated(Letter.Truncation whole) {
    return "only the first %d of %s bytes are kept here; the whole stands at its source for as long as that topic keeps it"
        .formatted(bytes(), Printable.line(whole.length(), 20));
  }

  private int bytes() {
    return letter.original().value().map(bytes -> bytes.length).orElse(0);
  }

  private static String text(Header header) {
    return Printable.line(Masking.header(header.key(), header.value()));
  }
}

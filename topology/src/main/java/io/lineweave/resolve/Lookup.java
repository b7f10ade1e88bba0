package io.lineweave.resolve;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One look-up: names of several questions, of one type or of all.
 *
 * @param type {@link #ALL_TYPES} for one by the type above them all
 * @param witness whose name is in it too, for the sake of {@link Supertype}
 */
record Lookup(String type, List<Part> parts, Optional<Found> witness) {
  /** Stands for a type: all types in one call. */
  static final String ALL_TYPES = "";

  /** One question and the names of it that are in this call. */
  record Part(Inquiry inquiry, List<AssetName> names) {}

  /**
   * What these questions ask, as much as one call carries. Each name alone fits: the bound is kept
   * when an asset is first heard of.
   *
   * @param most names of a question
   */
  static Lookup of(List<Inquiry> inquiries, String type, Optional<Found> witness, int most) {
    List<Part> parts = new ArrayList<>();
    int space =
        Catalogue.MAX_LOOKUP_CHARACTERS - witness.map(it -> characters(it.name())).orElse(0);
    for (Inquiry inquiry : inquiries) {
      List<AssetName> names = new ArrayList<>();
      for (AssetName name : asked(inquiry, type).limit(most).toList()) {
        space -= characters(name);
        if (space >= 0) {
          names.add(name);
        }
      }
      if (!names.isEmpty()) {
        parts.add(new Part(inquiry, names));
      }
      if (space < 0) {
        break;
      }
    }
    return new Lookup(type, parts, witness);
  }

  /** Whether these ask for so many names that they fill a call. */
  static boolean isFull(List<Inquiry> inquiries, String type) {
    int space = Catalogue.MAX_LOOKUP_CHARACTERS;
    for (Inquiry inquiry : inquiries) {
      space -= asked(inquiry, type).mapToInt(Lookup::characters).sum();
      if (space <= 0) {
        return true;
      }
    }
    return false;
  }

  private static Stream<AssetName> asked(Inquiry inquiry, String type) {
    return inquiry.unasked().stream()
        .filter(
            name ->
                type.equals(ALL_TYPES)
                    ? !inquiry.apart().contains(name)
                    : type.equals(name.typeName()));
  }

  private static int characters(AssetName name) {
    return Catalogue.lookupCharacters(name.qualifiedName());
  }

  boolean ofAllTypes() {
    return type.equals(ALL_TYPES);
  }

  /** The qualified names in it, each once. */
  List<String> names() {
    Stream<AssetName> asked = parts.stream().flatMap(part -> part.names().stream());
    return Stream.concat(asked, witness.stream().map(Found::name))
        .map(AssetName::qualifiedName)
        .distinct()
        .toList();
  }

  /** Whose questions are in it. */
  List<String> keys() {
    return parts.stream().map(part -> part.inquiry().key()).toList();
  }
}

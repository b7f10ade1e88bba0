package io.lineweave.resolve;

import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Catalogue;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Asks the catalogue what it has under the names of many assets at once. */
final class Lookups {

  /** What a catalogue says that does not know a type, and so has nothing of it. */
  static final Set<String> UNKNOWN_TYPE =
      Set.of("ATLAS-400-00-014", "ATLAS-400-00-00A", "ATLAS-404-00-001");

  private final Room room;

  Lookups(Room room) {
    this.room = room;
  }

  /** One question and the names of it that are in this call. */
  private record Part(Inquiry inquiry, List<AssetName> names) {}

  /**
   * Looks up what these questions ask of one type, as much as one call carries.
   *
   * @return whether the call was made
   */
  boolean send(List<Inquiry> inquiries) {
    String type = inquiries.get(0).unasked().get(0).typeName();
    List<Part> batch = batch(inquiries, type);
    List<String> names =
        batch.stream()
            .flatMap(part -> part.names().stream())
            .map(AssetName::qualifiedName)
            .distinct()
            .toList();
    return room.line()
        .<List<Found>>call(
            new Load(batch.size(), names.size()),
            () -> room.catalogue().find(type, names),
            (reply, fate) -> settled(batch, names.size(), reply, fate));
  }

  /** Whether these ask for so many names of one type that they fill a call. */
  static boolean isFull(List<Inquiry> inquiries, String type) {
    int space = Catalogue.MAX_LOOKUP_CHARACTERS;
    for (Inquiry inquiry : inquiries) {
      for (AssetName name : ofType(inquiry.unasked(), type)) {
        space -= Catalogue.lookupCharacters(name.qualifiedName());
      }
      if (space <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Each name alone fits: the bound is kept when an asset is first heard of. */
  private List<Part> batch(List<Inquiry> inquiries, String type) {
    List<Part> batch = new ArrayList<>();
    int most = room.line().isSuspicious() ? 1 : inquiries.size();
    int space = Catalogue.MAX_LOOKUP_CHARACTERS;
    for (Inquiry inquiry : inquiries.subList(0, most)) {
      List<AssetName> names = new ArrayList<>();
      for (AssetName name : ofType(inquiry.unasked(), type)) {
        space -= Catalogue.lookupCharacters(name.qualifiedName());
        if (space >= 0) {
          names.add(name);
        }
      }
      if (!names.isEmpty()) {
        batch.add(new Part(inquiry, names));
      }
      if (space < 0) {
        break;
      }
    }
    return batch;
  }

  private static List<AssetName> ofType(List<AssetName> names, String type) {
    return names.stream().filter(name -> name.typeName().equals(type)).toList();
  }

  private void settled(List<Part> batch, int names, Reply<List<Found>> reply, Fate fate) {
    room.meters().lookedUp(names);
    switch (fate) {
      case DONE -> answered(batch, reply.value().orElseThrow());
      case RETRY, DOUBT, PAUSE -> room.meters().unknown(names);
      case RESOLVE -> nothing(batch, true);
      case ISOLATE -> refused(batch, reply);
    }
  }

  private void refused(List<Part> batch, Reply<List<Found>> reply) {
    boolean unknownType =
        reply instanceof Reply.Refused<?> refused && UNKNOWN_TYPE.contains(refused.errorCode());
    if (unknownType) {
      nothing(batch, false);
    } else if (batch.size() == 1) {
      current(batch).forEach(part -> room.accuse(part.inquiry(), reply.words()));
    } else {
      room.suspects().halve(keys(batch));
    }
  }

  /** "Not found" is an answer for one asset; for several it does not say which. */
  private void nothing(List<Part> batch, boolean oneOfThem) {
    if (oneOfThem && batch.size() > 1) {
      room.suspects().halve(keys(batch));
    } else {
      answered(batch, List.of());
    }
  }

  private void answered(List<Part> batch, List<Found> all) {
    room.suspects().cleared(keys(batch));
    Map<String, Found> exact = new HashMap<>();
    Map<String, Found> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.forEach(found -> exact.put(found.name().qualifiedName(), found));
    all.forEach(found -> anyCase.putIfAbsent(found.name().qualifiedName(), found));
    for (Part part : current(batch)) {
      Map<AssetName, Found> found = new HashMap<>();
      for (AssetName name : part.names()) {
        String text = name.qualifiedName();
        Optional.ofNullable(exact.getOrDefault(text, anyCase.get(text)))
            .ifPresent(it -> found.put(name, it));
      }
      room.desk().replace(part.inquiry().lookedUp(part.names(), found));
    }
  }

  private List<Part> current(List<Part> batch) {
    return batch.stream().filter(part -> room.desk().holds(part.inquiry())).toList();
  }

  private static List<String> keys(List<Part> batch) {
    return batch.stream().map(part -> part.inquiry().key()).toList();
  }
}

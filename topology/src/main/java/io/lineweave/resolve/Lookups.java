package io.lineweave.resolve;

import io.lineweave.asset.ResolvedAsset.State;
import io.lineweave.catalogue.AssetName;
import io.lineweave.catalogue.Fate;
import io.lineweave.catalogue.Found;
import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Load;
import io.lineweave.resolve.Lookup.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks the catalogue what it has under the names of many assets at once: of all types in one call
 * where it can ({@link Supertype}), else of one type. What the former leaves open is asked by type.
 */
final class Lookups {

  /** What a catalogue says that does not know a type, and so has nothing of it. */
  static final Set<String> UNKNOWN_TYPE =
      Set.of("ATLAS-400-00-014", "ATLAS-400-00-00A", "ATLAS-404-00-001");

  private final Room room;

  Lookups(Room room) {
    this.room = room;
  }

  /**
   * By which type the next names of a question are looked up, or {@link Lookup#ALL_TYPES}. By the
   * type itself where a create was sent and its end is not known, since that is the surest look,
   * and where our placeholder stands, since it has the qualified name of what is looked for.
   */
  String type(Inquiry inquiry) {
    AssetName first = inquiry.unasked().get(0);
    boolean together =
        room.supertype().isOfUse()
            && !room.line().isSuspicious()
            && inquiry.known().look() != Look.SENT
            && !inquiry.known().is(State.PLACEHOLDER)
            && !inquiry.apart().contains(first);
    return together ? Lookup.ALL_TYPES : first.typeName();
  }

  /**
   * Looks up what these questions ask of one type, or of all.
   *
   * @return whether the call was made
   */
  boolean send(List<Inquiry> inquiries, String type) {
    boolean ofAllTypes = type.equals(Lookup.ALL_TYPES);
    int together = room.line().isSuspicious() ? 1 : inquiries.size();
    Lookup lookup =
        Lookup.of(
            inquiries.subList(0, together),
            type,
            ofAllTypes ? room.supertype().witness() : Optional.empty(),
            room.suspects().isAlone() ? 1 : Integer.MAX_VALUE);
    List<String> names = lookup.names();
    return room.line()
        .<List<Found>>call(
            new Load(lookup.parts().size(), names.size()),
            () -> room.catalogue().find(ofAllTypes ? Supertype.NAME : type, names),
            (reply, fate) -> settled(lookup, reply, fate));
  }

  private void settled(Lookup lookup, Reply<List<Found>> reply, Fate fate) {
    int names = lookup.names().size();
    room.meters().lookedUp(names, lookup.ofAllTypes());
    switch (fate) {
      case DONE -> answered(lookup, reply.value().orElseThrow());
      case RETRY, DOUBT, PAUSE -> room.meters().unknown(names);
      case RESOLVE, ISOLATE -> {
        if (lookup.ofAllTypes()) {
          refusedTogether(lookup, reply, fate);
        } else if (fate == Fate.RESOLVE && names > 1) {
          // "Not found" is an answer for one name; of several it does not say which.
          room.suspects().halve(lookup.keys());
        } else {
          refused(lookup, reply, fate);
        }
      }
    }
  }

  private void refused(Lookup lookup, Reply<List<Found>> reply, Fate fate) {
    if (fate == Fate.RESOLVE || isUnknownType(reply)) {
      answered(lookup, List.of());
    } else if (lookup.parts().size() == 1) {
      current(lookup).forEach(part -> room.accuse(part.inquiry(), reply.words()));
    } else {
      room.suspects().halve(lookup.keys());
    }
  }

  /**
   * Whose fault it is, look-ups by type find out. One that refuses what is not there instead of
   * leaving it out, or has no such type, will never do.
   */
  private void refusedTogether(Lookup lookup, Reply<List<Found>> reply, Fate fate) {
    if (fate == Fate.RESOLVE || isUnknownType(reply) || lookup.witness().isPresent()) {
      room.supertype().refuse();
    }
    current(lookup).forEach(part -> askApart(part.inquiry(), part.names()));
  }

  static boolean isUnknownType(Reply<?> reply) {
    return reply instanceof Reply.Refused<?> refused && UNKNOWN_TYPE.contains(refused.errorCode());
  }

  private void answered(Lookup lookup, List<Found> found) {
    room.suspects().cleared(lookup.keys());
    Answers answers = new Answers(found);
    if (!lookup.ofAllTypes()) {
      found.forEach(room.supertype()::isThere);
      current(lookup).forEach(part -> tell(part.inquiry(), part.names(), answers::named));
    } else if (room.supertype().isBelieved(lookup.witness(), found)) {
      current(lookup).forEach(part -> answeredTogether(part, answers));
    } else {
      current(lookup).forEach(part -> askApart(part.inquiry(), part.names()));
    }
  }

  /**
   * Names are unique within a type only: an entity of another type may hide one of the type that
   * was asked for. And what a search named is likely to be there, so it is not taken for absent.
   */
  private void answeredTogether(Part part, Answers answers) {
    List<AssetName> told = new ArrayList<>();
    List<AssetName> open = new ArrayList<>();
    for (AssetName name : part.names()) {
      boolean absent = answers.named(name).isEmpty() && !part.inquiry().hits().contains(name);
      (absent || answers.typed(name).isPresent() ? told : open).add(name);
    }
    Inquiry next = tell(part.inquiry(), told, answers::typed);
    if (!open.isEmpty()) {
      askApart(next, open);
    }
  }

  private Inquiry tell(
      Inquiry inquiry, List<AssetName> asked, Function<AssetName, Optional<Found>> answers) {
    Map<AssetName, Found> found = new HashMap<>();
    asked.forEach(name -> answers.apply(name).ifPresent(it -> found.put(name, it)));
    Inquiry next = inquiry.lookedUp(asked, found);
    room.desk().replace(next);
    return next;
  }

  private void askApart(Inquiry inquiry, List<AssetName> names) {
    room.desk().replace(inquiry.apart(names));
  }

  private List<Part> current(Lookup lookup) {
    return lookup.parts().stream().filter(part -> room.desk().holds(part.inquiry())).toList();
  }
}

package io.lineweave.delivery;

import io.lineweave.catalogue.Reply;
import io.lineweave.delivery.Basket.Part;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes one call of what several tasks ask under names; everybody picks out what was asked. */
final class SharedRead {
  private SharedRead() {}

  /** Sends parts whose answer, if it is a good one, is the whole answer for each. */
  static <T> void send(
      List<Part<Collection<String>, T>> parts,
      Function<Collection<String>, CompletableFuture<Reply<T>>> call) {
    send(parts, call, complete -> false);
  }

  /**
   * Sends parts together, and apart if the answer does not tell what becomes of each.
   *
   * @param unclear good answers that do not tell it
   */
  @SuppressWarnings("FutureReturnValueIgnored") // every part is told
  static <T> void send(
      List<Part<Collection<String>, T>> parts,
      Function<Collection<String>, CompletableFuture<Reply<T>>> call,
      Predicate<Reply<T>> unclear) {
    if (parts.size() == 1) {
      parts.get(0).answeredBy(call.apply(parts.get(0).asked()));
    } else {
      List<String> names =
          parts.stream().flatMap(part -> part.asked().stream()).distinct().toList();
      call.apply(names)
          .exceptionally(SharedRead::fault)
          .thenAccept(
              reply -> {
                if (mayBeOthersFault(reply) || unclear.test(reply)) {
                  parts.forEach(part -> part.answeredBy(call.apply(part.asked())));
                } else {
                  parts.forEach(part -> part.answered(reply));
                }
              });
    }
  }

  /** Nothing was applied, and the answer does not say because of whom. */
  static boolean mayBeOthersFault(Reply<?> reply) {
    return switch (reply.fate()) {
      case RESOLVE, ISOLATE -> true;
      case DONE, RETRY, DOUBT, PAUSE -> false;
    };
  }

  /** A fault of the client: of no meaning for what was sent. */
  static <T> Reply<T> fault(Throwable fault) {
    return new Reply.NoAnswer<>(fault.getClass().getSimpleName());
  }
}

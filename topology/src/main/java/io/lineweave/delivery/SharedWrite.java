package io.lineweave.delivery;

import io.lineweave.catalogue.Entity;
import io.lineweave.catalogue.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Batches of several tasks as one: placeholders are told apart, and the answer is taken apart. */
final class SharedWrite {
  private final List<Entity> entities = new ArrayList<>();
  private final List<Map<String, String>> placeholders = new ArrayList<>();

  SharedWrite(List<List<Entity>> batches) {
    for (List<Entity> batch : batches) {
      Map<String, String> renamed = new HashMap<>();
      batch.forEach(
          entity -> renamed.put(entity.guid(), "-" + (entities.size() + renamed.size() + 1)));
      batch.forEach(entity -> entities.add(entity.renamed(renamed)));
      placeholders.add(renamed);
    }
  }

  /** All of them, each under a placeholder of its own. */
  List<Entity> entities() {
    return List.copyOf(entities);
  }

  /** What the answer says to one of the batches. */
  Reply<Map<String, String>> answer(int batch, Reply<Map<String, String>> reply) {
    if (reply.value().isEmpty()) {
      return reply;
    }
    Map<String, String> guids = reply.value().orElseThrow();
    Map<String, String> own = new HashMap<>();
    placeholders
        .get(batch)
        .forEach(
            (old, renamed) -> {
              if (guids.containsKey(renamed)) {
                own.put(old, guids.get(renamed));
              }
            });
    return new Reply.Done<>(Map.copyOf(own));
  }
}

package io.lineweave.filter;

/**
 * What the rules decided.
 *
 * @param action to keep or to drop
 * @param rule the name of the rule that decided, {@link Rules#NO_RULE} if none applied
 */
public record Decision(Action action, String rule) {

  /** Whether it is dropped. */
  public boolean drops() {
    return action == Action.DROP;
  }
}

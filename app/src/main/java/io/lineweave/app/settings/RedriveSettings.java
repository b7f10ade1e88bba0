package io.lineweave.app.settings;

import java.util.List;

/**
 * How dead letters may be put back.
 *
 * @param toInput whether those of intake may be written to the input topics, which others read too
 */
public record RedriveSettings(boolean toInput) {
  static final Setting<Boolean> TO_INPUT =
      Setting.of(
              "redrive.to-input",
              Kinds.FLAG,
              "Whether `dead-letters redrive` may write rejected events to the input topic; every"
                  + " other reader of it sees them again.")
          .or("false");

  static final List<Setting<?>> ALL = List.of(TO_INPUT);

  static RedriveSettings from(Values values) {
    return new RedriveSettings(values.get(TO_INPUT));
  }
}

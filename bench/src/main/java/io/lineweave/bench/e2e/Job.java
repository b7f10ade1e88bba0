package io.lineweave.bench.e2e;

/**
 * A job that runs again and again.
 *
 * @param template whose events it sends
 * @param name what is appended to the names of its job and its outputs
 * @param reads what is appended to the names of its inputs
 */
record Job(Template template, String name, String reads) {
  static Job of(Template template, int variant) {
    return new Job(template, "_" + variant, "_" + variant);
  }

  /** Another job of the same name: its name and its outputs get a number. */
  Job namesake(int number) {
    return number == 0 ? this : new Job(template, name + "_" + number, reads);
  }

  /** The same job with other inputs. */
  Job reading(String others) {
    return new Job(template, name, others);
  }
}

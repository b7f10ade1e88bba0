package io.lineweave.sandbox.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a behaviour of the contract is known. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Source {
  /** The evidence. */
  Evidence value();

  /** Where real catalogues are known to differ: which one is followed, and why. */
  String follows() default "";

  /** Kinds of evidence. */
  enum Evidence {
    /** Seen on a real Apache Atlas 2.1.0, with hard deletes. */
    MEASURED,
    /** Said by Microsoft's public documentation, specification or code. */
    DOCUMENTED,
    /** Concluded from public material that does not say so outright. */
    INFERRED
  }
}

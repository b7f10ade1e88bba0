package io.lineweave.sandbox.catalogue;

/** One part of the contract: black-box checks over HTTP. */
interface Contract {

  /** The catalogue under test, which has the contract's types. */
  Probe probe();
}

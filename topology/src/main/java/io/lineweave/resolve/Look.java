package io.lineweave.resolve;

/** Whether an asset is to be looked up. */
enum Look {
  /** We know. */
  DONE,
  /** To be looked up. */
  OPEN,
  /** To be looked up, and a create may have been sent: what stands under the key is ours. */
  SENT
}

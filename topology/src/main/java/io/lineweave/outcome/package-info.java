/** What becomes of events and runs: receipts and dead letters. Pure. */
package io.lineweave.outcome;

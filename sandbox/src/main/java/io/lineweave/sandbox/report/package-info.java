/** What became of the events: lineage found in the catalogue, receipts, and what was expected. */
package io.lineweave.sandbox.report;

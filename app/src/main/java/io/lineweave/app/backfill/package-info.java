/**
 * The command backfill: a replay beside the live service, what the brokers keep of it, its report.
 */
package io.lineweave.app.backfill;

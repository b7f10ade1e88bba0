/** What a backfill is to do, and how far it is. Pure. */
package io.lineweave.backfill;

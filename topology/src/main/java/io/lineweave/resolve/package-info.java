/**
 * Room three: finds out, once, what an asset is in the catalogue, and creates what is missing.
 *
 * <p>An asset is owned by the task that owns its key, so no two writers ever create one name. The
 * core ({@link io.lineweave.resolve.Inquiry}, {@link io.lineweave.resolve.Known}, {@link
 * io.lineweave.resolve.AssetEntities}) is pure; the errands ask the catalogue one call at a time;
 * the processor is the shell.
 */
package io.lineweave.resolve;

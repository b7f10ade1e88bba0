/** The long fault tests: many runs, with the application killed or the catalogue away. */
package io.lineweave.bench.soak;

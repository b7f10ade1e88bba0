/** The whole service measured beside floors: the least that any program of its kind must pay. */
package io.lineweave.bench.e2e;

/** Benchmarks; their numbers and commands stand in {@code docs/performance.md}. */
package io.lineweave.bench;

/** Assets: what a graph wants, and what the catalogue turned out to have. Pure. */
package io.lineweave.asset;

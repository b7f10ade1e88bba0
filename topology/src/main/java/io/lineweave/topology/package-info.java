/** The flow: which topics there are and how the rooms hang together. */
package io.lineweave.topology;

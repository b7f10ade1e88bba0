/** Events to play: real samples and people's own files, sent as a producer would send them. */
package io.lineweave.sandbox.samples;

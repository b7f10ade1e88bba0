/** Commands that work offline: they need neither a broker nor a catalogue. */
package io.lineweave.app.cli;

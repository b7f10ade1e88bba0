/** The program: its commands, the service they run, and why it ends. */
package io.lineweave.app;

/** Commands that work beside the service: offline, or as a reader of its topics. */
package io.lineweave.app.cli;

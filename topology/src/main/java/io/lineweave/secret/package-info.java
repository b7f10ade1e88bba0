/** Credentials in texts of strangers, and how to be rid of them. Pure. */
package io.lineweave.secret;

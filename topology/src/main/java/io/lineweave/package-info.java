/** What the whole application shares. */
package io.lineweave;

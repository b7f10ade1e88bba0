/**
 * What a person can set: declared once, read from one file and the environment, checked at start.
 */
package io.lineweave.app.settings;

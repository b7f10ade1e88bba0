/** The dead letters as a person meets them: what they say, masked, and how they are put back. */
package io.lineweave.app.deadletters;

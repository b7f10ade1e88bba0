/** Signing in to Microsoft Entra ID, the same way for the catalogue and for Event Hubs. */
package io.lineweave.app.azure;

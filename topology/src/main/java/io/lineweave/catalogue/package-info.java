/**
 * What the rooms ask of a catalogue (Microsoft Purview's Data Map or any Apache Atlas v2 API), and
 * what it can answer. Pure: the program brings the HTTP client.
 */
package io.lineweave.catalogue;

/** The catalogue over HTTP: Purview's Data Map, its classic API, or Apache Atlas. */
package io.lineweave.app.purview;

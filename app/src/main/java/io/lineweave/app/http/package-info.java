/** What operators see: health and metrics. */
package io.lineweave.app.http;

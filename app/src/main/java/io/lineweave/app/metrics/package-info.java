/** Where everything is counted, beside what the rooms count themselves. */
package io.lineweave.app.metrics;

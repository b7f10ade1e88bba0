/** Having processes written again: which there are, what it costs, and how the service is told. */
package io.lineweave.app.republish;

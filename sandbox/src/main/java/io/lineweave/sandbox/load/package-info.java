/** Many small runs whose result in the catalogue is known beforehand. */
package io.lineweave.sandbox.load;

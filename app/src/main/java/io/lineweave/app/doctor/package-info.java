/** Looks at everything that a run needs, and says what is wrong with it and how to mend it. */
package io.lineweave.app.doctor;

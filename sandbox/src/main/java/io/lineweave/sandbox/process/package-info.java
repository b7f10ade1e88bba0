/** Programs in JVMs of their own, so that they can be killed and measured apart. */
package io.lineweave.sandbox.process;

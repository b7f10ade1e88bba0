package io.lineweave.app;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. The JDK has {@code sun.misc.Signal} for that, in a module that
 * is there to be used; but javac's warning about it cannot be silenced, and our warnings are
 * errors. Hence by name, as Kafka's own programs do.
 */
final class Signals {
  private Signals() {}

  /** Calls the handler, on a thread of the JVM's, in place of ending the process. */
  static void handle(String name, Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {signalHandler},
              (self, method, arguments) -> {
                handler.run();
                return null;
              });
      signal
          .getMethod("handle", signal, signalHandler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not let a program handle SIG" + name, e);
    }
  }
}

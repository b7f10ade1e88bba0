package io.lineweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  /** A service that never ends its stop. */
  static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] arguments) throws InterruptedException {
      StopSignal signal = StopSignal.listen();
      System.out.println("listening");
      boolean asked = signal.await(new CompletableFuture<>());
      System.out.println("asked " + asked);
      new CountDownLatch(1).await();
    }
  }

  @Test
  void shouldEndAtOnceOnTheSecondSignal() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Stubborn.class.getName())
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.readLine()).isEqualTo("listening");
      process.toHandle().destroy();
      assertThat(output.readLine()).isEqualTo("asked true");
      process.toHandle().destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.UNCLEAN.code());
    } finally {
      process.destroyForcibly();
    }
  }
}

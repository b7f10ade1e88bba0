package io.lineweave.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  @Test
  void shouldEndWithItsParentWhateverItIsDoing() throws Exception {
    Process child = new ChildJvm(ChildJvmTest.class, List.of(), List.of("hello")).builder().start();
    assertThat(child.inputReader().readLine()).isEqualTo("hello");

    // What happens to the pipe when the parent is killed.
    child.outputWriter().close();

    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /** The child: has something to do for ever. */
  public static void main(String[] arguments) throws InterruptedException {
    ChildJvm.endWithParent();
    System.out.println(arguments[0]);
    Thread.currentThread().join();
  }
}

package io.lineweave.sandbox.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CatalogueContractTest {

  @Test
  void shouldNameTheSourceOfEveryCheck() {
    assertThat(
            Arrays.stream(CatalogueContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class)))
        .hasSizeGreaterThan(70)
        .allMatch(method -> method.isAnnotationPresent(Source.class));
  }
}

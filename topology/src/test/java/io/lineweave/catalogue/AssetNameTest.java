package io.lineweave.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://a.dfs.core.windows.net/fs/p", "a|b|", "", "ünï code"})
  void shouldComeBackFromItsText(String qualifiedName) {
    AssetName name = new AssetName("azure_datalake_gen2_path", qualifiedName);

    assertThat(AssetName.parse(name.text())).isEqualTo(name);
  }

  @Test
  void shouldNotParseOtherText() {
    assertThatThrownBy(() -> AssetName.parse("no bar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no bar");
  }
}

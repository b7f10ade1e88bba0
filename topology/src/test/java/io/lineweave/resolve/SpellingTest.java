package io.lineweave.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final AssetName ORDERS = path("https://lake.dfs.core.windows.net/raw/orders");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lake.dfs.core.windows.net/raw/orders/{N}.csv",
        "https://lake.dfs.core.windows.net/raw/orders/{SparkPartitions}",
        "https://lake.dfs.core.windows.net/raw/orders/part-{N}.snappy.parquet",
        "https://lake.dfs.core.windows.net/raw/Orders/{Year}/{Month}/{N}.csv",
        "https://lake.dfs.core.windows.net/raw/orders/dt={Year}-{Month}/{GUID}.json"
      })
  void shouldTakeTheResourceSetsOfItsFiles(String name) {
    assertThat(Spelling.means(ORDERS, set(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lake.dfs.core.windows.net/raw/orders/returns/{N}.csv",
        "https://lake.dfs.core.windows.net/raw/orders/_delta_log/{N}.json",
        "https://lake.dfs.core.windows.net/raw/orders_{N}.csv",
        "https://lake.dfs.core.windows.net/raw/orders",
        "https://lake.dfs.core.windows.net/raw/{N}.csv"
      })
  void shouldNotTakeOtherResourceSets(String name) {
    assertThat(Spelling.means(ORDERS, set(name))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lake.dfs.core.windows.net/raw/orders/",
        "https://lake.dfs.core.windows.net/raw/Orders"
      })
  void shouldTakeTheFolderInAnotherSpelling(String name) {
    assertThat(Spelling.means(ORDERS, path(name))).isTrue();
  }

  @Test
  void shouldNotTakeTheSameNameOfAnotherType() {
    assertThat(Spelling.means(ORDERS, new AssetName("azure_blob_path", ORDERS.qualifiedName())))
        .isFalse();
  }

  @Test
  void shouldPreferTheNearestResourceSet() {
    assertThat(
            Stream.of("l/o/{Year}/{N}.csv", "l/o/{Month}.csv", "l/o/{N}.csv")
                .map(SpellingTest::set)
                .sorted(Spelling.NEAREST_FIRST))
        .extracting(AssetName::qualifiedName)
        .containsExactly("l/o/{N}.csv", "l/o/{Month}.csv", "l/o/{Year}/{N}.csv");
  }

  @Test
  void shouldSurviveANameOfSlashes() {
    assertThat(Spelling.prefix(path("///"))).isEmpty();
    assertThat(Spelling.means(path("/"), set("{N}"))).isFalse();
  }

  private static AssetName path(String name) {
    return new AssetName("azure_datalake_gen2_path", name);
  }

  private static AssetName set(String name) {
    return new AssetName("azure_datalake_gen2_resource_set", name);
  }
}

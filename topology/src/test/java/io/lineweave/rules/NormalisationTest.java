package io.lineweave.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineweave.catalogue.AssetName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {

  /** The examples of learn.microsoft.com/purview/concept-asset-normalization. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          azure_file | https://myaccount.file.core.windows.net/myshare/{folderA}/folder{B/ | https://myaccount.file.core.windows.net/myshare/%7BfolderA%7D/folder%7BB/
          azure_file | https://myaccount.file.core.windows.net/myshare/  folder A/folderB   / | https://myaccount.file.core.windows.net/myshare/folder A/folderB/
          azure_file | https://myaccount .file. core.win dows. net/myshare/folderA/folderB/ | https://myaccount.file.core.windows.net/myshare/folderA/folderB/
          azure_sql_table | mssql://foo.database.windows.net/[bar]/dbo/[foo bar] | mssql://foo.database.windows.net/bar/dbo/foo%20bar
          azure_file | HTTPS://myaccount.file.core.windows.net/myshare/folderA/folderB/ | https://myaccount.file.core.windows.net/myshare/folderA/folderB/
          azure_file | https://myAccount.file.Core.Windows.net/myshare/folderA/folderB/ | https://myaccount.file.core.windows.net/myshare/folderA/folderB/
          azure_file | https://myAccount.file.core.windows.net/myshare/folderA/data.TXT | https://myaccount.file.core.windows.net/myshare/folderA/data.txt
          azure_file | https://myAccount.file.core.windows.net//myshare/folderA////folderB/ | https://myaccount.file.core.windows.net/myshare/folderA/folderB/
          azure_datalake_gen1_path | https://mystore.azuredatalakestore.net/folderA/folderB/abc.csv | adl://mystore.azuredatalakestore.net/folderA/folderB/abc.csv
          azure_storage_account | https://myaccount.core.windows.net/ | https://myaccount.core.windows.net
          """)
  void shouldSpellNamesAsMicrosoftDocuments(String type, String written, String spelt) {
    assertThat(Normalisation.of(type, written)).isEqualTo(new AssetName(type, spelt));
  }

  @ParameterizedTest
  @CsvSource({
    "azure_datalake_gen2_path, https://a.dfs.core.windows.net/c/Crm/Customer",
    "azure_datalake_gen2_resource_set, 'https://a.dfs.core.windows.net/c/x/{N}.csv'",
    "hive_table, default.orders@adb-1.2.azuredatabricks.net",
    "azure_datalake_gen2_path, https://a.dfs.core.windows.net/c/Customer.V2",
    "lineweave_dataset, openlineage://gs://b1/landing//orders",
  })
  void shouldLeaveAloneWhatIsAlreadyRight(String type, String name) {
    assertThat(Normalisation.of(type, name)).isEqualTo(new AssetName(type, name));
  }

  @Property
  void shouldChangeNothingTheSecondTime(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 40) String path) {
    for (String start : new String[] {"https://h/", "mssql://h/", "s3://", ""}) {
      AssetName once = Normalisation.of("azure_blob_container", start + path);

      assertThat(Normalisation.of(once.typeName(), once.qualifiedName())).isEqualTo(once);
    }
  }
}

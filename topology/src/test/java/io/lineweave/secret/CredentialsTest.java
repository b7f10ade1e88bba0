package io.lineweave.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "jdbc:postgresql://app:s3cr3t@db:5432/sales jdbc:postgresql://db:5432/sales",
        "postgres://app:s3@cr3t@db:5432 postgres://db:5432",
        "postgres://app:s3/cr3t@db:5432 postgres://db:5432",
        "postgres://app:s3#cr3t@db postgres://db",
        "mongodb+srv://u:p@a.net,b.net/x mongodb+srv://a.net,b.net/x",
        "s3a://AKIA123:abc+def@bucket s3a://bucket",
        "https://ghp_16C7e42F@github.com/o/r https://github.com/o/r",
        "jdbc:oracle:thin:scott/tiger@//db:1521/x jdbc:oracle:thin:@//db:1521/x",
        "jdbc:oracle:thin:scott/tiger@db:1521:orcl jdbc:oracle:thin:@db:1521:orcl",
        "jdbc:sqlserver://h:1433;user=a;password=p@s/s:w;encrypt=true"
            + " jdbc:sqlserver://h:1433;user=a;encrypt=true",
        "jdbc:sqlserver://h;PWD={a;b};db=x jdbc:sqlserver://h;db=x",
        "jdbc:mysql://h/db?user=a&password=b jdbc:mysql://h/db",
        "https://a.blob.core.windows.net/c/f?sp=r&sig=a%2Fb%3D&se=1"
            + " https://a.blob.core.windows.net/c/f",
        "https://f.azurewebsites.net/api?code=abc== https://f.azurewebsites.net/api",
        "Server=h;Password=x;Database=d Server=h;Database=d",
        "Server=h;basic.auth.user.info=k:s;Database=d Server=h;Database=d",
        "Endpoint=sb://n/;SharedAccessKeyName=k;SharedAccessKey=abc="
            + " Endpoint=sb://n/;SharedAccessKeyName=k",
        "fs.azure.account.key.acct.dfs.core.windows.net=abc ***",
      })
  void shouldCutCredentialsOut(String text, String expected) {
    assertThat(Credentials.cut(text)).isEqualTo(expected);
    assertThat(Credentials.cut(expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abfss://container@account.dfs.core.windows.net/path/to:thing@1",
        "wasbs://c@a.blob.core.windows.net",
        "abfss://0a1b@onelake.dfs.fabric.microsoft.com/guid/Tables/t",
        "kafka://b1:9092,b2:9092",
        "hdfs://nn:8020/user@x/y",
        "sqlserver://host:1433;database=sales",
        "arn:aws:glue:eu-west-1:123456789012",
        "/data/token=5/dt=2026-01-01",
        "https://host:443/path?version=3",
        "postgres://[::1]:5432/db@x",
        "team:me@example.com",
        "snowflake://org-account",
        "file",
        "",
      })
  void shouldLeaveOtherNamesAlone(String text) {
    assertThat(Credentials.cut(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"://", "@", "://a:b/", "=", ";password=", "?sig=", "://a:b@", ";pw={", "'x=' "})
  void shouldTakeLinearTime(String part) {
    assertThat(Credentials.cut(part.repeat(512_000 / part.length()))).isNotNull();
  }
}

package io.lineweave.bench;

import io.lineweave.rules.Mapping;
import io.lineweave.rules.RuleSet;
import io.lineweave.rules.Subject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Resolutions per second of the whole built-in rule set on one core. Aims: 500,000 cached, 50,000
 * uncached.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RulesBenchmark {
  private static final String LAKE = "abfss://raw@contosolake.dfs.core.windows.net";

  /** Names as producers write them, over all kinds of rules; the last goes by no rule. */
  private static final List<Subject> SUBJECTS =
      List.of(
          Subject.of(LAKE, "crm/customer"),
          Subject.of(LAKE, "/crm/customer/year=2026/month=11/day=20"),
          Subject.of(LAKE, "crm/customer/2026/11/20/part-00000-8e5d.c000.snappy.parquet"),
          Subject.of("wasbs://raw@contosolake.blob.core.windows.net", "crm/customer"),
          Subject.of("abfss://ws1@onelake.dfs.fabric.microsoft.com", "lh1/Tables/orders"),
          Subject.of("s3a://bucket1", "landing/orders/dt=2026-11-20"),
          Subject.of("sqlserver://srv1.database.windows.net:1433", "sales.[dbo].[orders]"),
          Subject.of("sqlserver://ws1.sql.azuresynapse.net:1433;database=dwh", "dbo.orders"),
          Subject.of("sqlserver://sqlvm/INST1", "sales.dbo.orders"),
          Subject.of("postgres://pg.contoso.com:5432", "sales.public.orders"),
          Subject.of("mysql://srv9.mysql.database.azure.com:3306", "sales.orders"),
          Subject.of("oracle://ora.contoso.com:1521", "ORCLPDB.HR.EMPLOYEES"),
          Subject.of("snowflake://org1-acct1", "DB1.PUBLIC.ORDERS"),
          Subject.of("azurecosmos://c1.documents.azure.com/dbs/Core", "colls/items"),
          Subject.of("azurekusto://help.eastus.kusto.windows.net", "Samples/StormEvents"),
          Subject.of("databricks://adb-1.2.azuredatabricks.net", "main.sales.orders"),
          Subject.of("hive://metastore:9083", "sales.orders"),
          Subject.of("kafka://ns1.servicebus.windows.net:9093", "orders"),
          Subject.of("bigquery", "p1.ds1.orders"),
          Subject.of("arn:aws:glue:us-west-2:123456789012", "table/db1/orders"),
          Subject.of("hdfs://nn1:8020", "/data/orders"),
          Subject.of("file", "/tmp/orders"),
          Subject.of("my-namespace", "my-dataset"));

  private final RuleSet rules = RuleSet.builtIn();
  private long calls;

  /** Datasets that were seen before. */
  @Benchmark
  public Mapping cached() {
    return rules.map(next());
  }

  /** Datasets that were never seen: every name is new to the cache. */
  @Benchmark
  public Mapping uncached() {
    Subject subject = next();
    return rules.map(Subject.of(subject.name().namespace(), subject.name().name() + calls));
  }

  private Subject next() {
    return SUBJECTS.get((int) (calls++ % SUBJECTS.size()));
  }
}

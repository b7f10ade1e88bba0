package io.lineweave.app.kafka;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Makes a store share the instance's memory. Kafka Streams makes one per store by class name. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  /** Streams property that holds the {@link RocksDbMemory}. */
  static final String MEMORY = "lineweave.rocksdb.memory";

  /** For Kafka Streams. */
  public BoundedRocksDb() {}

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    RocksDbMemory memory = (RocksDbMemory) Objects.requireNonNull(configs.get(MEMORY), MEMORY);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache());
    // Indexes outside the cache would be memory without a bound.
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(memory.writeBuffers());
  }

  @Override
  public void close(String store, Options options) {
    // The memory is the instance's.
  }
}

package io.lineweave.app.kafka;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory of all state stores of an instance: one block cache, which write buffers are charged
 * to. Kafka Streams by itself gives each of some 25 stores up to 100 MB.
 */
public final class RocksDbMemory implements AutoCloseable {
  private static final double FOR_INDEXES = 0.1;

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  /** That many bytes in all, at most half of them for what is not on disk yet. */
  public RocksDbMemory(long bytes) {
    RocksDB.loadLibrary();
    this.cache = new LRUCache(bytes, -1, false, FOR_INDEXES);
    this.writeBuffers = new WriteBufferManager(bytes / 2, cache);
  }

  Cache cache() {
    return cache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  /** Only after the stores are closed. */
  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}

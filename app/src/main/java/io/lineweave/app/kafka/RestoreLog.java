package io.lineweave.app.kafka;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when state is restored: a start that takes long is most often this. */
public final class RestoreLog implements StateRestoreListener {
  private static final Logger log = LoggerFactory.getLogger(RestoreLog.class);

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    if (to > from) {
      log.info(
          "restoring store {} partition {}: {} records", store, partition.partition(), to - from);
    }
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long offset, long count) {
    log.debug("restored {} records of {} partition {}", count, store, partition.partition());
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    if (total > 0) {
      log.info("restored store {} partition {}: {} records", store, partition.partition(), total);
    }
  }
}

package io.lineweave.app.kafka;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;

/** How an instance leaves its consumer group when it stops. */
public final class Departure {
  private Departure() {}

  /**
   * A static member keeps its place for its next start. Any other leaves, or its partitions would
   * have no owner until its session times out.
   */
  public static CloseOptions within(Duration bound, Properties properties) {
    boolean fixed =
        properties.stringPropertyNames().stream()
            .anyMatch(key -> key.endsWith(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    return CloseOptions.timeout(bound)
        .withGroupMembershipOperation(
            fixed
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP);
  }
}

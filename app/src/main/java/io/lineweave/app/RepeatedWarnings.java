package io.lineweave.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets a warning of Kafka's clients pass once a minute. Each of some ten clients of a process says
 * once a second that it cannot connect: 40,000 lines an hour that hide the one that matters. They
 * are all counted in {@code logback_events_total}; errors always pass.
 *
 * <p>Warnings are the same if they differ in the client that says it, or in numbers, only. Any
 * thread may ask.
 */
public final class RepeatedWarnings extends Filter<ILoggingEvent> {
  private static final String KAFKA = "org.apache.kafka.";
  private static final long MILLIS_BETWEEN = 60_000;
  private static final int MOST_KNOWN = 200;
  private static final Pattern VARYING = Pattern.compile("^\\[[^\\]]*\\]\\s*|[-0-9]+");

  private final Map<String, Long> passed = new LinkedHashMap<>();

  @Override
  public synchronized FilterReply decide(ILoggingEvent event) {
    boolean may = event.getLevel().isGreaterOrEqual(Level.ERROR);
    if (may || !event.getLoggerName().startsWith(KAFKA)) {
      return FilterReply.NEUTRAL;
    }
    String what =
        event.getLoggerName() + VARYING.matcher(event.getFormattedMessage()).replaceAll("");
    Long last = passed.get(what);
    if (last != null && event.getTimeStamp() - last < MILLIS_BETWEEN) {
      return FilterReply.DENY;
    }
    remember(what, event.getTimeStamp());
    return FilterReply.NEUTRAL;
  }

  /** The oldest is forgotten first: at worst a line more. */
  private void remember(String what, long at) {
    passed.remove(what);
    passed.put(what, at);
    if (passed.size() > MOST_KNOWN) {
      passed.remove(passed.keySet().iterator().next());
    }
  }
}

package io.lineweave.outcome;

/**
 * Why something was set aside, as it stands in the headers of a dead letter.
 *
 * @param reason from the closed list
 * @param message what exactly, with the mend where there is one; no secrets
 */
public record DeadLetter(Reason reason, String message) {

  /** Every reason that there is. Names are a contract: alerts and redrive use them. */
  public enum Reason {
    /** The record has no value (null or empty). */
    EMPTY,
    /** The value is not JSON. */
    NOT_JSON,
    /** JSON, but no OpenLineage event: neither run, job nor dataset, or one without its name. */
    NOT_AN_EVENT,
    /** The event time is missing or not a time. */
    BAD_TIME,
    /** A value that begins like gzip and does not decompress. */
    BAD_COMPRESSION,
    /** A compressed value that grows beyond the limit of compression ratio. */
    COMPRESSION_RATIO,
    /** Over the record size limit. */
    TOO_LARGE,
    /** Over the limit of nesting. */
    TOO_DEEP,
    /** A text over the limit. */
    STRING_TOO_LONG,
    /** A list of more events than one record may hold; those within the limit passed. */
    TOO_MANY_EVENTS,
    /** Over the limit of datasets per event. */
    TOO_MANY_DATASETS,
    /** Over the limit of columns per event. */
    TOO_MANY_COLUMNS,
    /** The topic is bound to other job namespaces. */
    FOREIGN_NAMESPACE,
    /** A run over the limits of assembly. */
    RUN_TOO_LARGE,
    /** The catalogue refused a process for good. */
    PROCESS_REFUSED
  }
}

package io.lineweave.intake;

/** What filter rules may ask of one event; see {@code docs/filters.md}. */
public enum EventField {
  /** The input topic. */
  TOPIC,
  /** {@code run}, {@code job} or {@code dataset}. */
  KIND,
  /** {@code START}, {@code COMPLETE}, …; none if the event has none. */
  TYPE,
  /** The producer URI. */
  PRODUCER,
  /** jobType facet: {@code SPARK}, {@code DBT}, … */
  INTEGRATION,
  /** jobType facet: {@code BATCH}, {@code STREAMING}, … */
  PROCESSING_TYPE,
  /** jobType facet: {@code SQL_JOB}, {@code TASK}, … */
  JOB_TYPE,
  JOB_NAMESPACE,
  JOB_NAME,
  /** Tags of job and run, each as {@code key} and as {@code key=value}. */
  TAG,
  /** The class of the root of Spark's logical plan; empty text if the plan names none. */
  SPARK_PLAN,
  /** Inputs, each as {@code namespace/name}. */
  INPUT,
  /** Outputs, each as {@code namespace/name}. */
  OUTPUT
}

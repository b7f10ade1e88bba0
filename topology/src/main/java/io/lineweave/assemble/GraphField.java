package io.lineweave.assemble;

/** What filter rules may ask of a graph that is whole; see {@code docs/assemble.md}. */
public enum GraphField {
  /** {@code run}, {@code job} or {@code dataset}. */
  KIND,
  /** {@code COMPLETE}, {@code FAILED}, {@code ABORTED}, {@code TIMED_OUT}, … */
  COMPLETENESS,
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
  /** Inputs, each as {@code namespace/name}. */
  INPUT,
  /** Outputs, each as {@code namespace/name}. */
  OUTPUT,
  /** Outputs that are neither temporary nor a checkpoint. */
  LASTING_OUTPUT,
  /** Datasets that are only read or only written. */
  ONE_SIDED
}

package io.lineweave.rules;

import io.lineweave.openlineage.DatasetName;

/**
 * Another name of a dataset (symlinks facet): {@code type} is TABLE, LOCATION or the producer's.
 */
public record Symlink(DatasetName name, String type) {}

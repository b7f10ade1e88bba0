package io.lineweave.asset;

/** A column of a schema facet. Nested fields stand under their dotted name. */
public record Column(String name, String type, String description) {}

package io.lineweave.sandbox.catalogue;

/**
 * An attribute of an entity type.
 *
 * @param optional a value may be missing
 * @param declaredIn the type, itself or a supertype, that brings it
 */
record Attribute(String name, ValueType type, boolean optional, String declaredIn) {}

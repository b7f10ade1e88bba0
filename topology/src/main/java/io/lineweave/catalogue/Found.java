package io.lineweave.catalogue;

/** An entity that the catalogue has, in its own spelling. */
public record Found(String guid, AssetName name) {}

package io.lineweave.rules;

import io.lineweave.asset.MissingPolicy;

/**
 * What to do about an asset that the catalogue does not have.
 *
 * @param missing the policy
 * @param collection where to create it; empty for the catalogue's default
 */
record Creation(MissingPolicy missing, String collection) {}

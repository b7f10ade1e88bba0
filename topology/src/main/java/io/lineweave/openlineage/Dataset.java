package io.lineweave.openlineage;

/**
 * A dataset of a run, in one role (input or output).
 *
 * @param seen the latest event that listed it in this role; a later COMPLETE_SNAPSHOT event that no
 *     longer lists it removes it
 * @param facets the dataset's facets
 * @param roleFacets its {@code inputFacets} or {@code outputFacets}
 */
public record Dataset(Stamp seen, Facets facets, Facets roleFacets) {

  /** Both together; returns {@code this} itself where the other adds nothing. */
  @SuppressWarnings(
      "ReferenceEquality") // merge answers with the very same facets if nothing changed
  public Dataset merge(Dataset other) {
    Stamp latest = seen.max(other.seen);
    Facets mergedFacets = facets.merge(other.facets);
    Facets mergedRoleFacets = roleFacets.merge(other.roleFacets);
    boolean same = latest.equals(seen) && mergedFacets == facets && mergedRoleFacets == roleFacets;
    return same ? this : new Dataset(latest, mergedFacets, mergedRoleFacets);
  }
}

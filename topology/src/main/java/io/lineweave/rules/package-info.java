/** Mapping rules: from an OpenLineage dataset to the candidates for it in the catalogue. Pure. */
package io.lineweave.rules;

package io.lineweave.sandbox.catalogue;

/**
 * How a catalogue behaves, as far as Lineweave relies on it: black-box checks over HTTP against a
 * base URL. Each check names its {@link Source}.
 *
 * <p>They run against the local catalogue in every build, so that it stays a true stand-in, and
 * against any real server on demand, see {@code RealCatalogueContractTest}.
 */
interface CatalogueContract
    extends WriteContract,
        ReplacementContract,
        RefusalContract,
        LookupContract,
        LineageContract,
        DeletionContract,
        TypesContract,
        SearchContract {}

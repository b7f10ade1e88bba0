package io.lineweave.sandbox.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * How a local catalogue behaves where real ones differ.
 *
 * @param port on the loopback address; 0 takes a free one
 * @param raceGap how long a write lets other requests in between looking names up and creating what
 *     is not there, so that two concurrent creations of one name leave two entities, as measured on
 *     a real server; zero is strict: a name is created once
 * @param hardDelete false only marks what is removed, as Atlas does by default: lineage still shows
 *     a removed edge, and one that is added again may stay removed
 * @param purviewLimits refuse attributes over 32 KB and entities over 2 MB as Purview documents it;
 *     Atlas takes them
 * @param operationsPerSecond Purview's rate limit (25 for each capacity unit), an operation being
 *     one entity or one edge; 0 for none
 * @param authorization the {@code Authorization} header that requests must carry, if any
 * @param searchLag how long what was written stays invisible to search
 * @param ownTypes whether Lineweave's own types are there from the start; a real catalogue has them
 *     only once they are installed
 */
public record CatalogueSettings(
    int port,
    Duration raceGap,
    boolean hardDelete,
    boolean purviewLimits,
    int operationsPerSecond,
    Optional<String> authorization,
    Duration searchLag,
    boolean ownTypes) {

  /** Strict, deleting for good, with Purview's size limits, without a rate limit, open to all. */
  public static CatalogueSettings onPort(int port) {
    return new CatalogueSettings(
        port, Duration.ZERO, true, true, 0, Optional.empty(), Duration.ZERO, true);
  }

  boolean strict() {
    return raceGap.isZero();
  }

  /** The same, where concurrent creations of one name leave several entities. */
  public CatalogueSettings notStrict(Duration gap) {
    return new CatalogueSettings(
        port,
        gap,
        hardDelete,
        purviewLimits,
        operationsPerSecond,
        authorization,
        searchLag,
        ownTypes);
  }

  /** The same, where what is removed is only marked as removed. */
  public CatalogueSettings softDelete() {
    return new CatalogueSettings(
        port,
        raceGap,
        false,
        purviewLimits,
        operationsPerSecond,
        authorization,
        searchLag,
        ownTypes);
  }

  /** The same, without size limits. */
  public CatalogueSettings unlimited() {
    return new CatalogueSettings(
        port, raceGap, hardDelete, false, operationsPerSecond, authorization, searchLag, ownTypes);
  }

  /** The same, answering 429 beyond so many operations a second. */
  public CatalogueSettings operationsPerSecond(int limit) {
    return new CatalogueSettings(
        port, raceGap, hardDelete, purviewLimits, limit, authorization, searchLag, ownTypes);
  }

  /** The same, open only to this user. */
  public CatalogueSettings basic(String user, String password) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return authorization("Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  /** The same, open only to whoever has this token. */
  public CatalogueSettings bearer(String token) {
    return authorization("Bearer " + token);
  }

  private CatalogueSettings authorization(String header) {
    return new CatalogueSettings(
        port,
        raceGap,
        hardDelete,
        purviewLimits,
        operationsPerSecond,
        Optional.of(header),
        searchLag,
        ownTypes);
  }

  /** The same, with a search that finds what was written only after a while. */
  public CatalogueSettings searchLag(Duration lag) {
    return new CatalogueSettings(
        port,
        raceGap,
        hardDelete,
        purviewLimits,
        operationsPerSecond,
        authorization,
        lag,
        ownTypes);
  }

  /** The same, as it is before Lineweave's own types are installed. */
  public CatalogueSettings withoutOwnTypes() {
    return new CatalogueSettings(
        port,
        raceGap,
        hardDelete,
        purviewLimits,
        operationsPerSecond,
        authorization,
        searchLag,
        false);
  }
}

package io.lineweave.resolve;

import io.lineweave.catalogue.AssetName;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/**
 * When two names of folder-like datasets mean the same one. Scanners spell a folder with a slash at
 * its end, name a folder of part files by a resource-set pattern, and cloud names come in any
 * letter case.
 */
final class Spelling {
  private static final Set<String> FOLDERS =
      Set.of(
          "azure_datalake_gen2_path",
          "azure_datalake_gen1_path",
          "azure_blob_path",
          "aws_s3_v2_object",
          "aws_s3_v2_directory");

  /** Of several resource sets in a folder the one with the fewest levels, then the shortest. */
  static final Comparator<AssetName> NEAREST_FIRST =
      Comparator.<AssetName>comparingLong(
              name -> name.qualifiedName().chars().filter(c -> c == '/').count())
          .thenComparing(name -> name.qualifiedName().length())
          .thenComparing(AssetName::qualifiedName);

  private Spelling() {}

  /** Whether assets of that type are spelled in several ways, so that a search may find more. */
  static boolean isFolder(AssetName name) {
    return FOLDERS.contains(name.typeName());
  }

  /** Whether that is a pattern for many files: what a scan knows a dataset of part files by. */
  static boolean isResourceSet(AssetName name) {
    return name.typeName().endsWith("_resource_set");
  }

  /** What every spelling of a folder begins with, letter case apart. */
  static String prefix(AssetName folder) {
    String name = folder.qualifiedName();
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '/') {
      end--;
    }
    return name.substring(0, end);
  }

  /**
   * Whether a search hit is the folder itself in another spelling, or the resource set of the files
   * in it. {@code /orders/{Year}/{N}.csv} is of {@code /orders}, {@code /orders/returns/{N}.csv} is
   * not: every segment more must be a pattern.
   */
  static boolean means(AssetName folder, AssetName hit) {
    String prefix = prefix(folder).toLowerCase(Locale.ROOT);
    String other = prefix(hit).toLowerCase(Locale.ROOT);
    if (!isResourceSet(hit)) {
      return hit.typeName().equals(folder.typeName()) && other.equals(prefix);
    }
    return other.startsWith(prefix + "/")
        && Arrays.stream(other.substring(prefix.length() + 1).split("/"))
            .allMatch(segment -> segment.indexOf('{') >= 0 && segment.indexOf('}') >= 0);
  }
}

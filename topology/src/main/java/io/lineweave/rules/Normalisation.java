package io.lineweave.rules;

import io.lineweave.catalogue.AssetName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Purview's normalisation of qualified names, the one place where it is applied. A scan or Data
 * Factory writes names so; the REST API does not, so whatever is compared or sent goes through
 * here. Idempotent.
 *
 * <p>Source: learn.microsoft.com/purview/concept-asset-normalization.
 */
public final class Normalisation {
  /** Types whose names end without a slash; folders keep theirs. */
  private static final Set<String> HIGHER_LEVEL =
      Set.of(
          "azure_blob_container",
          "azure_blob_service",
          "azure_storage_account",
          "azure_datalake_gen2_service",
          "azure_datalake_gen2_filesystem",
          "azure_datalake_gen1_account",
          "aws_s3_v2_bucket");

  private static final Set<String> FILE_SCHEMES = Set.of("https", "adl", "s3");
  private static final List<String> FILE_TYPES =
      List.of(
          "avro", "csv", "doc", "docx", "gz", "json", "jsonl", "log", "orc", "parquet", "pdf",
          "ppt", "pptx", "psv", "snappy", "ssv", "tsv", "txt", "xls", "xlsx", "xml", "zip");

  private Normalisation() {}

  /** A name in the catalogue's spelling. */
  public static AssetName of(String typeName, String qualifiedName) {
    String name = qualifiedName.strip();
    int scheme = name.indexOf("://");
    if (typeName.startsWith(RuleSet.OWN_TYPES) || scheme <= 0) {
      return new AssetName(typeName, encodeBraces(name));
    }
    boolean pattern = typeName.endsWith("_resource_set");
    String normalised = hierarchical(pattern ? name : encodeBraces(name), scheme);
    boolean slash =
        HIGHER_LEVEL.contains(typeName) && normalised.endsWith("/") && !normalised.endsWith("://");
    return new AssetName(
        typeName, slash ? normalised.substring(0, normalised.length() - 1) : normalised);
  }

  private static String hierarchical(String name, int colon) {
    int hostEnd = name.indexOf('/', colon + 3);
    int end = hostEnd < 0 ? name.length() : hostEnd;
    String host = name.substring(colon + 3, end).replace(" ", "").toLowerCase(Locale.ROOT);
    String scheme = name.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    boolean gen1 = scheme.equals("https") && host.endsWith(".azuredatalakestore.net");
    String path = path(scheme, name.substring(end));
    return (gen1 ? "adl" : scheme) + "://" + host + path;
  }

  private static String path(String scheme, String path) {
    String trimmed = trimSections(path);
    if (scheme.equals("mssql")) {
      return withoutBrackets(trimmed).replace(" ", "%20");
    }
    return FILE_SCHEMES.contains(scheme) ? lowerExtension(trimmed) : trimmed;
  }

  /** No repeated slash, and no space beside a slash, a colon or a dot. */
  private static String trimSections(String path) {
    if (!path.contains("//") && path.indexOf(' ') < 0) {
      return path;
    }
    StringBuilder trimmed = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (isSeparator(c)) {
        dropSpaces(trimmed);
      }
      char last = trimmed.isEmpty() ? 'x' : trimmed.charAt(trimmed.length() - 1);
      boolean superfluous = c == ' ' ? isSeparator(last) : c == '/' && last == '/';
      if (!superfluous) {
        trimmed.append(c);
      }
    }
    return trimmed.toString();
  }

  private static void dropSpaces(StringBuilder text) {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == ':' || c == '.';
  }

  /** Brackets round a whole section; one inside a name is part of it. */
  private static String withoutBrackets(String path) {
    if (path.indexOf('[') < 0) {
      return path;
    }
    StringJoiner sections = new StringJoiner("/");
    for (String section : path.split("/", -1)) {
      boolean bracketed = section.startsWith("[") && section.endsWith("]") && section.length() > 2;
      sections.add(bracketed ? section.substring(1, section.length() - 1) : section);
    }
    return sections.toString();
  }

  private static String lowerExtension(String path) {
    int dot = path.lastIndexOf('.');
    String extension = path.substring(dot + 1);
    String lower = extension.toLowerCase(Locale.ROOT);
    boolean file = dot > 0 && !lower.equals(extension) && FILE_TYPES.contains(lower);
    return file ? path.substring(0, dot + 1) + lower : path;
  }

  private static String encodeBraces(String name) {
    boolean plain = name.indexOf('{') < 0 && name.indexOf('}') < 0;
    return plain ? name : name.replace("{", "%7B").replace("}", "%7D");
  }
}

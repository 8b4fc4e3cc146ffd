package dev.lockkeeper.script;

import java.util.Optional;

/**
 * One migration file, as its runner sees it.
 *
 * @param path relative to the module's base directory, with {@code /}
 * @param version present where {@link ScriptKind} has versions
 * @param description the name's words, as Flyway shows them
 * @param kind what the file is for
 * @param checksum Flyway's checksum of the text
 * @param text the file's content, without a byte order mark
 */
public record Script(
    String path,
    Optional<Version> version,
    String description,
    ScriptKind kind,
    int checksum,
    String text) {

  /** Returns the file's name, without its folders. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

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
 * @param text the file's content, without a byte order mark; a Java migration's full name
 * @param sent the same as a server gets to see it
 * @param dialect what its SQL is written in
 * @param execution what its runner was told of it
 */
public record Script(
    String path,
    Optional<Version> version,
    String description,
    ScriptKind kind,
    int checksum,
    String text,
    SentText sent,
    Dialect dialect,
    Execution execution) {

  /** Makes a script without placeholders. */
  public Script(
      String path,
      Optional<Version> version,
      String description,
      ScriptKind kind,
      int checksum,
      String text) {
    this(path, version, description, kind, checksum, text, SentText.unchanged(text));
  }

  /** Makes a script in PostgreSQL's SQL. */
  public Script(
      String path,
      Optional<Version> version,
      String description,
      ScriptKind kind,
      int checksum,
      String text,
      SentText sent) {
    this(
        path,
        version,
        description,
        kind,
        checksum,
        text,
        sent,
        Dialect.POSTGRESQL,
        Execution.BY_STATEMENTS);
  }

  /** Returns the same script, read as SQL of that dialect. */
  public Script in(Dialect other) {
    return new Script(path, version, description, kind, checksum, text, sent, other, execution);
  }

  /** Returns the same script, of which its runner was told that. */
  public Script with(Execution told) {
    return new Script(path, version, description, kind, checksum, text, sent, dialect, told);
  }

  /** Returns the file's name, without its folders. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

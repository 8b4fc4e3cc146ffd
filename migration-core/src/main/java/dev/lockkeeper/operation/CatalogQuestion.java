package dev.lockkeeper.operation;

import java.util.Optional;

/**
 * What a condition asks the server's catalog: whether something of that name is there.
 *
 * @param kind of what is looked for
 * @param schema in which it is looked for; none where any will do
 * @param table to which it belongs; none where any will do, and for what belongs to none
 * @param name as the catalog stores it
 */
public record CatalogQuestion(
    Kind kind, Optional<String> schema, Optional<String> table, String name) {

  /** What is looked for. */
  public enum Kind {
    /** A column of a table or view. */
    COLUMN,
    /** A table that holds rows, or is divided. */
    TABLE,
    /** Whatever shares its names with tables: indexes, sequences. */
    RELATION,
    /** An index, that behind a constraint included. */
    INDEX,
    /** A sequence. */
    SEQUENCE,
    /** A constraint of a table. */
    CONSTRAINT,
    /** A type or a domain. */
    TYPE,
    /** A trigger of a table. */
    TRIGGER
  }
}

package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Mention;
import java.util.List;
import java.util.Optional;

/**
 * A column that is to become wider, and what its second one is called.
 *
 * @param standing the column, with what rests on it
 * @param type that it shall have
 */
record WiderColumn(StandingColumn standing, ColumnType type) {

  Table table() {
    return standing.table();
  }

  Column column() {
    return standing.column();
  }

  Optional<Table> sequence() {
    return standing.sequence();
  }

  boolean isIdentity() {
    return column().generation() == Generation.IDENTITY;
  }

  String of() {
    return Quoted.name(table());
  }

  String alter() {
    return "ALTER TABLE " + of();
  }

  String name() {
    return Quoted.name(column().name());
  }

  String other() {
    return Quoted.name(other(column().name()));
  }

  String helper() {
    return helper(table(), column().name());
  }

  /** Returns that helper with its schema, where it has a name of its own there. */
  String helperInSchema() {
    return Quoted.name(table().sibling(helper()));
  }

  /** Asks whether the column still has its old type, so that a second run finds nothing to do. */
  String unlessDone(List<String> statements) {
    return unlessDone("", statements);
  }

  String unlessDone(String declared, List<String> statements) {
    return "DO $$%s BEGIN IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '%s'::regclass\n"
            .formatted(declared, of().replace("'", "''"))
        + "    AND attname = '%s' AND atttypid = '%s'::regtype) THEN\n"
            .formatted(column().name().replace("'", "''"), column().type())
        + "  "
        + String.join(";\n  ", statements)
        + ";\nEND IF; END $$";
  }

  /** Returns the columns with the second one in the place of the first. */
  List<String> moved(List<String> columns) {
    return columns.stream().map(one -> one.equals(column().name()) ? other(one) : one).toList();
  }

  /** Returns the expression with the second column in the place of the first. */
  String moved(String sql) {
    return Mention.of(column().name()).renamed(sql, other(column().name()));
  }

  /** Returns the index as it is on the second column. */
  Index moved(Index index) {
    return index.withColumnNamed(column().name(), other(column().name()));
  }

  /**
   * The second column: until the exchange the new one, from then on the old one. What rests on it
   * is called after what rests on the first in the same way.
   */
  static String other(String first) {
    return first + "_swap";
  }

  /** What trigger, function and the check for NULL are called. */
  static String helper(Table table, String column) {
    return table.name() + "_" + other(column);
  }
}

package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/**
 * A column that is to become wider, what goes with it, and what its second one is called.
 *
 * @param table whose column it is
 * @param column as it stands
 * @param type that it shall have
 * @param key the primary key, where it is on this column alone
 * @param sequence that belongs to the column, where one does
 * @param referring the foreign keys that point at the column
 */
record WiderColumn(
    Table table,
    Column column,
    ColumnType type,
    Optional<Constraint> key,
    Optional<Table> sequence,
    List<ForeignKey> referring) {

  WiderColumn {
    referring = List.copyOf(referring);
  }

  boolean isIdentity() {
    return column.generation() == Generation.IDENTITY;
  }

  String of() {
    return Quoted.name(table);
  }

  String alter() {
    return "ALTER TABLE " + of();
  }

  String name() {
    return Quoted.name(column.name());
  }

  String other() {
    return Quoted.name(other(column.name()));
  }

  String helper() {
    return helper(table, column.name());
  }

  /** Returns that helper with its schema, where it has a name of its own there. */
  String helperInSchema() {
    return Quoted.name(table.sibling(helper()));
  }

  /** Asks whether the column still has its old type, so that a second run finds nothing to do. */
  String unlessDone(List<String> statements) {
    return unlessDone("", statements);
  }

  String unlessDone(String declared, List<String> statements) {
    return "DO $$%s BEGIN IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = '%s'::regclass\n"
            .formatted(declared, of().replace("'", "''"))
        + "    AND attname = '%s' AND atttypid = '%s'::regtype) THEN\n"
            .formatted(column.name().replace("'", "''"), column.type())
        + "  "
        + String.join(";\n  ", statements)
        + ";\nEND IF; END $$";
  }

  /** The second column: until the exchange the new one, from then on the old one. */
  static String other(String column) {
    return column + "_swap";
  }

  /** What trigger, function, check and index are called. */
  static String helper(Table table, String column) {
    return table.name() + "_" + other(column);
  }
}

package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What one statement makes of one table: before, after, and what was asked of it in between.
 *
 * @param before without columns where the statement makes the table
 * @param schema before
 * @param after the schema after
 * @param copies whether the server copies the table for it
 */
record Turn(
    TableShape before,
    Schema schema,
    TableShape now,
    Schema after,
    List<Operation> operations,
    BooleanSupplier copies,
    Alter.Situation situation) {

  Table table() {
    return before.table();
  }

  boolean makesTable() {
    return before.columns().isEmpty();
  }

  /** Returns what was asked of that kind. */
  <T extends Operation> Stream<T> asked(Class<T> kind) {
    return operations.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns whether a table has nothing but what is known: nobody has made it out of sight. */
  static boolean isWhole(Schema schema, Table table) {
    return schema.table(table).isPresent()
        && !schema.attachments().mayHave(table, ObjectKind.OTHER, "");
  }

  boolean checksForeignKeys() {
    return !situation.state().hasOff("foreign_key_checks");
  }

  boolean checksRows() {
    return situation.release().isFrom(Release.CHECKS);
  }

  /** Returns the columns that are new or not what they were. */
  List<Column> columns() {
    return now.columns().stream().filter(column -> !before.columns().contains(column)).toList();
  }

  /** Returns the indexes that are new, the primary key's among them. */
  List<Index> indexes() {
    List<Index> old = schema.indexesOf(table());
    return after.indexesOf(now.table()).stream().filter(index -> !old.contains(index)).toList();
  }

  /** Returns the constraints of that kind that are new. */
  List<Constraint> constraints(Constraint.Kind kind) {
    return now.constraints(kind).stream()
        .filter(constraint -> !before.constraints().contains(constraint))
        .toList();
  }

  /** Returns what becomes of columns: another name, or nothing. */
  Map<String, Optional<String>> gone() {
    Map<String, Optional<String>> gone = new HashMap<>();
    asked(DropColumn.class).forEach(drop -> gone.put(drop.column(), Optional.empty()));
    asked(RenameColumn.class)
        .filter(rename -> !rename.column().equals(rename.to()))
        .forEach(rename -> gone.put(rename.column(), Optional.of(rename.to())));
    asked(RedefineColumn.class)
        .filter(RedefineColumn::renames)
        .forEach(change -> gone.put(change.column(), Optional.of(change.definition().name())));
    return gone;
  }

  boolean drops(String column) {
    return asked(DropColumn.class).anyMatch(drop -> drop.column().equals(column));
  }

  /** Returns an option of the table as it is afterwards, in upper case and without quotes. */
  String option(TableOption option) {
    return now.options().getOrDefault(option, "").replaceAll("['\"`]", "").toUpperCase(Locale.ROOT);
  }

  boolean innodb() {
    return option(TableOption.ENGINE).matches("|INNODB");
  }
}

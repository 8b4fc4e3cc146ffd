package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;

import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropDefault;
import dev.lockkeeper.operation.Operation.DropNotNull;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.SetDefault;
import dev.lockkeeper.operation.Operation.SetNotNull;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Sequence;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns added, dropped, renamed, required, and their defaults. */
final class ColumnFacts {

  private final Situation situation;

  ColumnFacts(Situation situation) {
    this.situation = situation;
  }

  /**
   * sql-altertable, Notes: a column "with a non-volatile DEFAULT" needs no rewrite; "a volatile
   * DEFAULT (e.g., clock_timestamp()), a stored generated column, an identity column, or a column
   * with a domain data type that has constraints will cause the entire table and its indexes to be
   * rewritten".
   */
  Deeds add(AddColumn operation) {
    Table table = operation.table();
    Column column = operation.column();
    Deeds deeds = situation.deeds().lock(situation.family(table), ACCESS_EXCLUSIVE);
    if (situation.column(table, column.name()).isPresent()) {
      return deeds;
    }
    if (rewrites(column)) {
      deeds.rewrite(situation.heaps(table));
      column.defaultValue().ifPresent(value -> computed(value, deeds));
    } else if (isRequired(column) && mayBeNull(column)) {
      deeds.scan(situation.heaps(table));
    }
    if (isRequired(column)
        && column.defaultValue().isEmpty()
        && column.generation() == Generation.NONE) {
      deeds.breaks(
          table,
          Traffic.WRITES,
          "column %s of %s is required and has no default".formatted(column.name(), table));
    }
    column.constraints().forEach(constraint -> beside(table, column, constraint, deeds));
    return deeds;
  }

  /** A volatile default moves its sequence for each row, and does what its routines in SQL do. */
  private void computed(Expression value, Deeds deeds) {
    deeds.lock(Sequences.named(value), ROW_EXCLUSIVE);
    value.functions().stream()
        .map(ObjectFacts::named)
        .flatMap(name -> situation.schema().object(name.sibling(name.name() + "()")).stream())
        .flatMap(routine -> routine.definition().mentions().deeds().stream())
        .forEach(deed -> deeds.locksOf(deed.accept(new Predictions(situation))));
  }

  /**
   * What a virtual column comes to differs from row to row, and all are computed to be looked at.
   */
  private static boolean mayBeNull(Column column) {
    return column.defaultValue().isEmpty() || column.generation() == Generation.VIRTUAL;
  }

  private static boolean isRequired(Column column) {
    return column.notNull()
        || column.constraints().stream().anyMatch(c -> c.kind() == Kind.PRIMARY_KEY);
  }

  private boolean rewrites(Column column) {
    return switch (column.generation()) {
      case SERIAL, IDENTITY, AUTO_INCREMENT, STORED -> true;
      case VIRTUAL -> false;
      case NONE ->
          column
                  .defaultValue()
                  .filter(value -> Functions.isVolatile(value, situation.schema()))
                  .isPresent()
              || Types.mayCheckValues(column.type(), situation.schema());
    };
  }

  private void beside(Table table, Column column, Constraint constraint, Deeds deeds) {
    switch (constraint.kind()) {
      case FOREIGN_KEY -> {
        Table target = constraint.references().orElseThrow().table();
        deeds.lock(situation.partitionTree(target), SHARE_ROW_EXCLUSIVE);
        // a column that is NULL everywhere points at nothing
        boolean points =
            column.defaultValue().isPresent() || column.generation() != Generation.NONE;
        if (points && constraint.enforced()) {
          deeds.scan(situation.leaves(table)).scan(situation.leaves(target));
        }
      }
      case CHECK -> {
        if (constraint.enforced()) {
          deeds.scan(situation.heaps(table));
        }
      }
      case PRIMARY_KEY, UNIQUE, EXCLUSION -> deeds.scan(situation.heaps(table));
      case NOT_NULL -> {
        // counted with the column itself
      }
    }
  }

  /**
   * sql-altertable, DROP COLUMN: "does not physically remove the column". Keys that go with it have
   * triggers on the table at their other end.
   */
  Deeds drop(DropColumn operation) {
    Table table = operation.table();
    String column = operation.column();
    // even under ONLY, the tables right below must no longer take it for inherited
    Deeds deeds =
        situation
            .deeds()
            .lock(situation.family(table), ACCESS_EXCLUSIVE)
            .lock(situation.childrenOf(table), ACCESS_EXCLUSIVE);
    if (operation.cascade()) {
      for (String gone : withGenerated(table, column)) {
        deeds.lock(situation.viewsOver(situation.family(table), gone), ACCESS_EXCLUSIVE);
      }
    }
    if (operation.ifExists()
        && situation.schema().table(table).isPresent()
        && situation.column(table, column).isEmpty()) {
      return deeds;
    }
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      if (key.constraint().columns().contains(column)) {
        new ForeignKeyFacts(situation).lockTriggered(TableFacts.target(key), deeds);
      }
    }
    for (ForeignKey key : situation.schema().foreignKeysTo(table)) {
      if (targets(key, table).contains(column)) {
        deeds.lock(situation.partitionTree(key.table()), ACCESS_EXCLUSIVE);
      }
    }
    for (Sequence sequence : situation.schema().sequencesOf(table)) {
      if (sequence.column().equals(column)) {
        deeds.lock(sequence.name(), ACCESS_EXCLUSIVE);
      }
    }
    return deeds
        .loses(table, "all values of column %s of %s".formatted(column, table))
        .breaksBoth(table, "column %s of %s no longer exists".formatted(column, table));
  }

  /** ddl-generated-columns: what is computed from a column goes with it under CASCADE. */
  private List<String> withGenerated(Table table, String column) {
    Pattern named = Pattern.compile("\\b" + Pattern.quote(column) + "\\b");
    return Stream.concat(
            Stream.of(column),
            situation.columns(table).stream()
                .filter(
                    other ->
                        other.generation() == Generation.STORED
                            || other.generation() == Generation.VIRTUAL)
                .filter(
                    other ->
                        other
                            .defaultValue()
                            .filter(it -> named.matcher(it.sql()).find())
                            .isPresent())
                .map(Column::name))
        .toList();
  }

  private List<String> targets(ForeignKey key, Table table) {
    List<String> columns = key.constraint().references().orElseThrow().columns();
    return columns.isEmpty() ? situation.schema().table(table).orElseThrow().primaryKey() : columns;
  }

  Deeds rename(RenameColumn operation) {
    Table table = operation.table();
    return situation
        .deeds()
        .lock(situation.family(table), ACCESS_EXCLUSIVE)
        .breaksBoth(
            table,
            "column %s of %s is called %s".formatted(operation.column(), table, operation.to()));
  }

  /**
   * sql-altertable, SET NOT NULL: "Ordinarily this is checked … by scanning the entire table;
   * however, if a valid CHECK constraint is found which proves no NULL can exist, then the table
   * scan is skipped".
   */
  Deeds setNotNull(SetNotNull operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(table, ACCESS_EXCLUSIVE);
    // from 18 on NOT NULL is a constraint, and one that is there already is not made again
    if ((situation.isPartitioned(table) || situation.isFrom(18))
        && isRequired(table, operation.column())) {
      return deeds;
    }
    deeds.lock(situation.family(table), ACCESS_EXCLUSIVE);
    for (Table heap : situation.heaps(table)) {
      if (!situation.knownNotNull(heap, operation.column())) {
        deeds.scan(heap);
      }
    }
    if (!situation.knownNotNull(table, operation.column())) {
      deeds.breaks(
          table,
          Traffic.WRITES,
          "column %s of %s is required".formatted(operation.column(), table));
    }
    return deeds;
  }

  /** The partitions of a table require what the table requires: nobody looks at them again. */
  private boolean isRequired(Table table, String column) {
    return situation.column(table, column).filter(Column::notNull).isPresent();
  }

  Deeds dropNotNull(DropNotNull operation) {
    Table table = operation.table();
    boolean nothingToDrop =
        situation.isFrom(18)
            && situation
                .column(table, operation.column())
                .filter(column -> !column.notNull())
                .isPresent();
    Deeds deeds = situation.deeds().lock(table, ACCESS_EXCLUSIVE);
    if (nothingToDrop) {
      return deeds;
    }
    // from 18 on, even under ONLY, the tables right below must no longer take it for inherited
    return deeds
        .lock(situation.family(table), ACCESS_EXCLUSIVE)
        .lock(situation.isFrom(18) ? situation.childrenOf(table) : List.of(), ACCESS_EXCLUSIVE);
  }

  Deeds setDefault(SetDefault operation) {
    return situation
        .deeds()
        .lock(situation.family(operation.table()), ACCESS_EXCLUSIVE)
        .lock(situation.isFrom(14) ? Sequences.named(operation.value()) : List.of(), ACCESS_SHARE);
  }

  Deeds dropDefault(DropDefault operation) {
    Table table = operation.table();
    Deeds deeds = situation.deeds().lock(situation.family(table), ACCESS_EXCLUSIVE);
    if (situation
        .column(table, operation.column())
        .filter(column -> column.notNull() && column.defaultValue().isPresent())
        .isPresent()) {
      deeds.breaks(
          table,
          Traffic.WRITES,
          "column %s of %s is required and has no default".formatted(operation.column(), table));
    }
    return deeds;
  }
}

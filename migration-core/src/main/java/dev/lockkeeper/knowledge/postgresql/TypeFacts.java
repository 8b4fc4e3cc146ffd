package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TypeAliases;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column's change of type, and what it does to whatever rests on the column. */
final class TypeFacts {

  private static final Pattern CAST = Pattern.compile("(::\\s*|\\bas\\s+)([a-z0-9]+)\\b");

  private final Situation situation;

  TypeFacts(Situation situation) {
    this.situation = situation;
  }

  Deeds change(ChangeColumnType operation) {
    Table table = operation.table();
    String column = operation.column();
    Optional<ColumnType> old = situation.column(table, column).map(Column::type);
    TypeChange change = change(operation, old);
    Deeds deeds = situation.deeds().lock(situation.family(table), ACCESS_EXCLUSIVE);
    for (Table heap : situation.heaps(table)) {
      changeHeap(table, heap, column, change, deeds);
    }
    foreignKeys(table, column, change, deeds);
    // a default is made anew, and must find the sequence that it names
    situation.column(table, column).ifPresent(known -> sequences(table, known, deeds));
    boolean sameFamily = change != TypeChange.REWRITE;
    if (!sameFamily) {
      deeds.breaksBoth(
          table, "column %s of %s is of type %s".formatted(column, table, operation.type()));
    }
    return deeds;
  }

  private void sequences(Table table, Column column, Deeds deeds) {
    boolean identity = column.generation() == Generation.IDENTITY;
    if (identity || situation.isFrom(14)) {
      deeds.lock(
          situation.sequencesOf(table, column), identity ? SHARE_ROW_EXCLUSIVE : ACCESS_SHARE);
    }
  }

  private TypeChange change(ChangeColumnType operation, Optional<ColumnType> old) {
    if (old.isEmpty()
        || operation.using().filter(using -> !leavesAlone(using, operation)).isPresent()
        || Types.mayCheckValues(operation.type(), situation.schema())) {
      return TypeChange.REWRITE;
    }
    boolean domain = Types.base(old.get(), situation.schema()).isPresent();
    if (domain && !operation.type().arguments().isEmpty()) {
      return TypeChange.REWRITE;
    }
    ColumnType before = Types.resolved(old.get(), situation.schema());
    ColumnType from = domain ? ColumnType.of(before.name()) : before;
    ColumnType to = Types.resolved(operation.type(), situation.schema());
    return situation.utc() ? TypeChange.fromUnderUtc(from, to) : TypeChange.from(from, to);
  }

  /** {@code USING c} and {@code USING c::newtype} say no more than the change itself. */
  private static boolean leavesAlone(Expression using, ChangeColumnType operation) {
    String written = plain(using.sql());
    String column = plain(operation.column());
    String type = plain(operation.type().toString());
    return written.equals(column)
        || written.equals(column + "::" + type)
        || written.equals("cast(" + column + "as" + type + ")");
  }

  private static String plain(String sql) {
    return CAST.matcher(sql.toLowerCase(Locale.ROOT))
        .replaceFirst(cast -> cast.group(1) + TypeAliases.spelt(cast.group(2)))
        .replaceAll("[\\s\"]", "")
        .replaceFirst("^\\(([^()]*)\\)$", "$1");
  }

  /**
   * A CHECK that mentions the column is proven again by a scan; an index over an expression or with
   * a condition is built anew whatever the types are, and so is a partition's part of one.
   */
  private void changeHeap(Table table, Table heap, String column, TypeChange change, Deeds deeds) {
    if (change == TypeChange.REWRITE) {
      deeds.rewrite(heap);
      return;
    }
    for (Index index : situation.schema().indexesOf(heap)) {
      if (index.mentions(column)
          && (change.resorts() || isComputed(index) || isPart(index, table))) {
        deeds.rebuild(index);
      }
    }
    for (Constraint constraint : situation.constraints(heap)) {
      if (constraint.kind() == Kind.CHECK
          && !constraint.notValid()
          && constraint.columns().contains(column)) {
        deeds.scan(heap);
      }
    }
  }

  /** What is above the partitions has no storage that could be kept. */
  private boolean isPart(Index index, Table table) {
    return situation.isPartitioned(table)
        && situation.schema().indexesOf(table).stream()
            .anyMatch(whole -> whole.keys().equals(index.keys()));
  }

  private boolean isComputed(Index index) {
    return index.where().isPresent()
        || index.keys().stream()
            .anyMatch(key -> situation.column(index.table(), name(key)).isEmpty());
  }

  private static String name(String key) {
    return key.strip().split(" ", 2)[0].replace("\"", "");
  }

  /** A foreign key is made anew: its triggers on both sides, and its proof where values change. */
  private void foreignKeys(Table table, String column, TypeChange change, Deeds deeds) {
    for (ForeignKey key : situation.schema().foreignKeysOf(table)) {
      if (key.constraint().columns().contains(column)) {
        foreignKey(key, table, TableFacts.target(key), change, deeds);
      }
    }
    for (ForeignKey key : situation.schema().foreignKeysTo(table)) {
      if (targetColumns(key, table).contains(column)) {
        foreignKey(key, table, key.table(), change, deeds);
      }
    }
  }

  private void foreignKey(
      ForeignKey key, Table table, Table other, TypeChange change, Deeds deeds) {
    deeds.lock(situation.partitionTree(other), ACCESS_EXCLUSIVE);
    if (change.provesKeysAnew() && !key.constraint().notValid()) {
      deeds.scan(situation.leaves(table)).scan(situation.leaves(other));
    }
  }

  private List<String> targetColumns(ForeignKey key, Table table) {
    List<String> columns = key.constraint().references().orElseThrow().columns();
    return columns.isEmpty()
        ? situation.schema().table(table).map(TableShape::primaryKey).orElse(List.of())
        : columns;
  }
}

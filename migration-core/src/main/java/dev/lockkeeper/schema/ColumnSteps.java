package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries columns forward, and with them what mentions them. */
final class ColumnSteps {

  private final Schema before;

  ColumnSteps(Schema before) {
    this.before = before;
  }

  Schema add(Table table, Column column) {
    Optional<TableShape> shape = before.table(table);
    if (shape.isEmpty() || shape.get().column(column.name()).isPresent()) {
      return before;
    }
    Schema after = before.with(shape.get().withColumn(standing(column)));
    after = withSequence(after, table, column);
    for (Constraint constraint : column.constraints()) {
      after = new ConstraintSteps(after).add(table, beside(column, constraint));
    }
    for (TableShape child : before.childrenOf(table)) {
      after = new ColumnSteps(after).add(child.table(), withoutConstraints(column));
    }
    return after;
  }

  /** A column as it stands: its constraints are the table's, made values are never NULL. */
  static Column standing(Column column) {
    boolean made =
        column.generation() == Generation.SERIAL || column.generation() == Generation.IDENTITY;
    return withoutConstraints(column).notNull(column.notNull() || made);
  }

  private static Column withoutConstraints(Column column) {
    return new Column(
        column.name(),
        column.type(),
        column.notNull(),
        column.defaultValue(),
        column.generation(),
        List.of());
  }

  /** A constraint written beside a column is about that column. */
  static Constraint beside(Column column, Constraint constraint) {
    if (!constraint.columns().isEmpty()) {
      return constraint;
    }
    return new Constraint(
        constraint.kind(),
        constraint.name(),
        List.of(column.name()),
        constraint.expression(),
        constraint.references(),
        constraint.notValid(),
        constraint.usingIndex());
  }

  static Schema withSequence(Schema schema, Table table, Column column) {
    if (column.generation() != Generation.SERIAL && column.generation() != Generation.IDENTITY) {
      return schema;
    }
    String name =
        DefaultNames.ofSequence(
            table, column.name(), taken -> schema.isTaken(table.sibling(taken)));
    List<Sequence> owned = new ArrayList<>(schema.sequencesOf(table));
    owned.add(new Sequence(table.sibling(name), table, column.name()));
    return schema.withSequences(table, owned);
  }

  Schema change(Table table, String name, UnaryOperator<Column> change) {
    Optional<TableShape> shape = before.table(table);
    if (shape.isEmpty()) {
      return before;
    }
    Schema after = before.with(shape.get().mapColumn(name, change));
    for (TableShape child : before.childrenOf(table)) {
      after = new ColumnSteps(after).change(child.table(), name, change);
    }
    return after;
  }

  Schema drop(Table table, String name) {
    Optional<TableShape> shape = before.table(table);
    if (shape.flatMap(of -> of.column(name)).isEmpty()) {
      return before;
    }
    Schema after = before;
    for (Constraint constraint : shape.get().constraints()) {
      if (constraint.columns().contains(name)) {
        after = new ConstraintSteps(after).drop(table, constraint.name().orElse(""));
      }
    }
    for (Index index : after.indexesOf(table)) {
      after = index.mentions(name) ? after.without(index) : after;
    }
    TableShape kept = after.table(table).orElseThrow();
    after =
        after.with(
            kept.withColumns(
                kept.columns().stream().filter(column -> !column.name().equals(name)).toList()));
    after =
        after.withSequences(
            table,
            after.sequencesOf(table).stream().filter(s -> !s.column().equals(name)).toList());
    for (TableShape child : before.childrenOf(table)) {
      after = new ColumnSteps(after).drop(child.table(), name);
    }
    return after;
  }

  Schema rename(Table table, String name, String to) {
    Optional<TableShape> shape = before.table(table);
    if (shape.flatMap(of -> of.column(name)).isEmpty()) {
      return before;
    }
    Schema after =
        before.with(
            shape
                .get()
                .mapColumn(name, column -> column.named(to))
                .mapConstraints(constraint -> renamed(constraint, name, to)));
    for (Index index : before.indexesOf(table)) {
      after = after.with(index.withColumnNamed(name, to));
    }
    for (ForeignKey key : before.foreignKeysTo(table)) {
      after = pointedAt(after, key, name, to);
    }
    after =
        after.withSequences(
            table,
            after.sequencesOf(table).stream()
                .map(s -> s.column().equals(name) ? new Sequence(s.name(), table, to) : s)
                .toList());
    for (TableShape child : before.childrenOf(table)) {
      after = new ColumnSteps(after).rename(child.table(), name, to);
    }
    return after;
  }

  private static Schema pointedAt(Schema schema, ForeignKey key, String name, String to) {
    return schema
        .table(key.table())
        .map(
            shape ->
                shape.mapConstraints(
                    c ->
                        c.kind() == Kind.FOREIGN_KEY && c.name().equals(key.constraint().name())
                            ? targetRenamed(c, name, to)
                            : c))
        .map(schema::with)
        .orElse(schema);
  }

  private static Constraint targetRenamed(Constraint key, String name, String to) {
    Optional<Reference> target =
        key.references()
            .map(r -> new Reference(r.table(), replaced(r.columns(), name, to), r.actions()));
    return new Constraint(
        key.kind(),
        key.name(),
        key.columns(),
        key.expression(),
        target,
        key.notValid(),
        key.usingIndex());
  }

  private static Constraint renamed(Constraint constraint, String name, String to) {
    Mention mention = Mention.of(name);
    return new Constraint(
        constraint.kind(),
        constraint.name(),
        replaced(constraint.columns(), name, to),
        constraint.expression().map(condition -> mention.renamed(condition, to)),
        constraint.references(),
        constraint.notValid(),
        constraint.usingIndex());
  }

  private static List<String> replaced(List<String> names, String name, String to) {
    return names.stream().map(n -> n.equals(name) ? to : n).toList();
  }
}

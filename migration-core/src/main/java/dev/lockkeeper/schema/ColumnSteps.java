package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries columns forward, and with them what mentions them. */
final class ColumnSteps {

  private final Schema before;

  ColumnSteps(Schema before) {
    this.before = before;
  }

  Schema add(Operation.AddColumn operation) {
    Schema after = add(operation.table(), operation.column());
    String name = operation.column().name();
    Optional<TableShape> placed =
        operation
            .position()
            .flatMap(at -> after.table(operation.table()).map(of -> of.withColumnAt(name, at)));
    return placed.map(after::with).orElse(after);
  }

  Schema add(Table table, Column column) {
    Optional<TableShape> shape = before.table(table);
    if (shape.isEmpty() || shape.get().column(column.name()).isPresent()) {
      return before;
    }
    Schema after = before.with(shape.get().withColumn(standing(column)));
    after = withSequence(after, table, column);
    after = withConstraints(after, table, column);
    for (TableShape child : before.childrenOf(table)) {
      after = new ColumnSteps(after).add(child.table(), withoutConstraints(column));
    }
    return after;
  }

  /** A column as it stands: its constraints are the table's, made values are never NULL. */
  static Column standing(Column column) {
    boolean made =
        column.generation() == Generation.SERIAL || column.generation() == Generation.IDENTITY;
    return withoutConstraints(column).notNull(column.notNull() || made).countedBy(Optional.empty());
  }

  private static Column withoutConstraints(Column column) {
    return column.withConstraints(List.of());
  }

  /** A constraint written beside a column is about that column. */
  private static Constraint beside(Column column, Constraint constraint) {
    if (!constraint.columns().isEmpty()) {
      return constraint;
    }
    return constraint.on(List.of(column.name()));
  }

  static Schema withSequence(Schema schema, Table table, Column column) {
    if (column.generation() != Generation.SERIAL && column.generation() != Generation.IDENTITY) {
      return schema;
    }
    Table name =
        column
            .sequence()
            .orElseGet(
                () ->
                    table.sibling(
                        DefaultNames.ofSequence(
                            table, column.name(), taken -> schema.isTaken(table.sibling(taken)))));
    List<Sequence> owned = new ArrayList<>(schema.sequencesOf(table));
    owned.add(new Sequence(name, table, column.name()));
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

  /** The detail is the column with what is said of its identity behind it. */
  Schema identity(Table table, String detail) {
    int drop = detail.indexOf(" DROP IDENTITY");
    int add = detail.indexOf(" ADD GENERATED ");
    if (drop > 0) {
      String name = detail.substring(0, drop);
      return change(table, name, column -> column.generated(Generation.NONE))
          .withSequences(
              table,
              before.sequencesOf(table).stream().filter(s -> !s.column().equals(name)).toList());
    }
    if (add < 0) {
      return before;
    }
    boolean named = detail.toUpperCase(Locale.ROOT).contains("SEQUENCE NAME");
    Schema after =
        change(table, detail.substring(0, add), column -> column.generated(Generation.IDENTITY));
    return after
        .table(table)
        .flatMap(shape -> shape.column(detail.substring(0, add)))
        .map(column -> named ? after : withSequence(after, table, column))
        .orElse(after);
  }

  /** sql-altertable, DROP EXPRESSION: "future changes will no longer apply the expression". */
  Schema expression(Table table, String detail) {
    int drop = detail.indexOf(" DROP EXPRESSION");
    return drop < 0
        ? before
        : change(table, detail.substring(0, drop), ColumnSteps::withoutExpression);
  }

  /** With IF EXISTS it may be a column that has none. */
  private static Column withoutExpression(Column column) {
    return column.generation() == Generation.STORED
        ? column.generated(Generation.NONE).withDefault(Optional.empty())
        : column;
  }

  /** The column becomes what is written; its keys stay, and NOT NULL under a primary key. */
  Schema redefine(Operation.RedefineColumn operation) {
    Table table = operation.table();
    String name = operation.definition().name();
    Schema after = operation.renames() ? rename(table, operation.column(), name) : before;
    Optional<TableShape> shape = after.table(table);
    if (shape.flatMap(of -> of.column(name)).isEmpty()) {
      return after;
    }
    Column column = standing(operation.definition());
    boolean required = column.notNull() || shape.get().primaryKey().contains(name);
    TableShape redefined = shape.get().mapColumn(name, old -> column.notNull(required));
    after =
        after.with(
            operation.position().map(at -> redefined.withColumnAt(name, at)).orElse(redefined));
    return withConstraints(after, table, operation.definition());
  }

  /** Adds those that are written beside a column. */
  static Schema withConstraints(Schema schema, Table table, Column column) {
    Schema after = schema;
    for (Constraint constraint : column.constraints()) {
      if (schema.rules().keepsBeside(constraint)) {
        after = new ConstraintSteps(after).add(table, beside(column, constraint));
      }
    }
    return after;
  }

  Schema drop(Table table, String written) {
    Optional<TableShape> shape = before.table(table);
    String name = shape.map(of -> meant(of, written)).orElse(written);
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
      Schema cleared = after.without(index);
      after = after.rules().without(name, index).map(cleared::with).orElse(cleared);
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

  /**
   * MySQL renames all columns of one ALTER at once: one may take the name of another that is
   * renamed further on, and that other makes room until then.
   */
  Schema rename(Table table, String written, String to) {
    Optional<TableShape> shape = before.table(table);
    String name = shape.map(of -> meant(of, written)).orElse(written);
    if (shape.flatMap(of -> of.column(name)).isEmpty() || name.equals(to)) {
      return before;
    }
    boolean taken = shape.flatMap(of -> of.column(to)).isPresent();
    Schema free = taken ? new ColumnSteps(before).renameFree(table, to, aside(to)) : before;
    return new ColumnSteps(free).renameFree(table, name, to);
  }

  /** No name that anybody writes has that character in it. */
  private static String aside(String name) {
    return '\0' + name;
  }

  /** Returns which column a name means: the one that had it before the ALTER. */
  private static String meant(TableShape shape, String name) {
    return shape.column(aside(name)).map(Column::name).orElse(name);
  }

  private Schema renameFree(Table table, String name, String to) {
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
    return key.pointingAt(target);
  }

  private static Constraint renamed(Constraint constraint, String name, String to) {
    Mention mention = Mention.of(name);
    return constraint
        .on(replaced(constraint.columns(), name, to))
        .demanding(constraint.expression().map(condition -> mention.renamed(condition, to)));
  }

  private static List<String> replaced(List<String> names, String name, String to) {
    return names.stream().map(n -> n.equals(name) ? to : n).toList();
  }
}

package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the columns of a table or view with those that have its name later. */
final class ColumnDifferences {

  private final Schema before;
  private final Schema after;

  ColumnDifferences(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** Returns what is missed where a table is still a table. */
  List<Difference> between(TableShape old, TableShape now) {
    Table table = old.table();
    List<Difference> found = new ArrayList<>(ofTable(table, old.columns(), now.columns()));
    for (Column column : now.columns()) {
      Optional<Column> was = old.column(column.name());
      if (was.isEmpty()) {
        if (isRequired(after, now, column) && !isFilled(after, column)) {
          found.add(new Difference.RequiredColumnAdded(table, column.name()));
        }
      } else {
        stricter(old, was.get(), now, column).ifPresent(found::add);
        bound(table, was.get(), column).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Difference> stricter(TableShape old, Column was, TableShape now, Column column) {
    Table table = old.table();
    if (isClosed(after, table, column)) {
      return isClosed(before, table, was)
          ? Optional.empty()
          : Optional.of(new Difference.ColumnClosed(table, column.name()));
    }
    if (!isRequired(after, now, column)) {
      return Optional.empty();
    }
    if (!isRequired(before, old, was)) {
      // a domain's NOT NULL is said of the domain
      return column.notNull() || hasNotNull(now, column)
          ? Optional.of(new Difference.ColumnRequired(table, column.name()))
          : Optional.empty();
    }
    return isFilled(before, was) && !isFilled(after, column)
        ? Optional.of(new Difference.DefaultGone(table, column.name()))
        : Optional.empty();
  }

  private Optional<Difference> bound(Table table, Column was, Column column) {
    return domain(after, column.type())
        .filter(domain -> domain.restricts() && !was.type().name().equals(column.type().name()))
        .map(domain -> new Difference.ColumnBound(table, column.name(), named(column.type())));
  }

  /** Returns which columns of a table are gone or retyped, whatever has its name now. */
  List<Difference> ofTable(Table table, List<Column> old, List<Column> now) {
    List<Difference> found = new ArrayList<>();
    if (now.isEmpty()) {
      // made from a query: what it selects nobody reads here
      return found;
    }
    for (Column column : old) {
      Optional<Column> still = named(column.name(), now);
      if (still.isEmpty()) {
        found.add(new Difference.ColumnGone(table, column.name()));
      } else if (noticed(column, still.get())) {
        found.add(
            new Difference.ColumnRetyped(table, column.name(), column.type(), still.get().type()));
      }
    }
    return found;
  }

  /** Returns which columns of a view are gone or retyped, whatever has its name now. */
  List<Difference> ofView(Table view, List<Column> old, List<Column> now) {
    List<Difference> found = new ArrayList<>();
    for (Column column : old) {
      Optional<Column> still = named(column.name(), now);
      if (still.isEmpty()) {
        found.add(new Difference.ViewColumnGone(view, column.name()));
      } else if (noticed(column, still.get())) {
        found.add(
            new Difference.ViewColumnRetyped(
                view, column.name(), column.type(), still.get().type()));
      }
    }
    return found;
  }

  private static Optional<Column> named(String name, List<Column> columns) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** A domain's values are its base type's; what it demands beyond that is counted elsewhere. */
  private boolean noticed(Column was, Column column) {
    return !was.type().name().equals(column.type().name())
        ? !Widening.unnoticed(base(before, was.type()), base(after, column.type()))
        : !Widening.unnoticed(was.type(), column.type());
  }

  private static ColumnType base(Schema schema, ColumnType type) {
    return schema
        .object(named(type))
        .flatMap(ColumnDifferences::base)
        .map(base -> base(schema, base))
        .map(
            base ->
                new ColumnType(
                    base.name(),
                    base.arguments(),
                    Math.max(type.dimensions(), base.dimensions()),
                    base.collation()))
        .orElse(type);
  }

  /** As a catalog says it, or the statement that made the domain. */
  private static Optional<ColumnType> base(SchemaObject object) {
    return object.detail(Domain.class).map(Domain::base).or(() -> object.definition().base());
  }

  private static Optional<Domain> domain(Schema schema, ColumnType type) {
    return schema.detail(named(type), Domain.class);
  }

  /** A type is spelt as a catalog spells it: without its schema where that is the default one. */
  private static Table named(ColumnType type) {
    return Table.named(type.name());
  }

  private static boolean isRequired(Schema schema, TableShape table, Column column) {
    return column.notNull()
        || hasNotNull(table, column)
        || domain(schema, column.type()).filter(Domain::notNull).isPresent();
  }

  /** By a constraint: NOT NULL that is not valid yet, or a CHECK that says the same. */
  private static boolean hasNotNull(TableShape table, Column column) {
    Stream<Constraint> notNull =
        table.constraints(Constraint.Kind.NOT_NULL).stream()
            .filter(constraint -> constraint.columns().contains(column.name()));
    Stream<Constraint> checks =
        table.constraints(Constraint.Kind.CHECK).stream()
            .filter(check -> CheckText.demandsValue(check, column.name()));
    return Stream.concat(notNull, checks).findAny().isPresent();
  }

  /** Returns whether an INSERT may leave the column out although it is required. */
  private static boolean isFilled(Schema schema, Column column) {
    return column.defaultValue().isPresent()
        || column.generation() != Generation.NONE
        || domain(schema, column.type()).flatMap(Domain::defaultValue).isPresent();
  }

  private static boolean isClosed(Schema schema, Table table, Column column) {
    return switch (column.generation()) {
      case STORED, VIRTUAL -> true;
      case IDENTITY -> schema.sequenceUses(table).anyMatch(use -> isAlways(use, column));
      case NONE, SERIAL, AUTO_INCREMENT -> false;
    };
  }

  private static boolean isAlways(SequenceUse use, Column column) {
    return use.always() && use.column().equals(column.name());
  }
}

package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.List;

/**
 * One thing that a release made for one schema would miss in another.
 *
 * <p>Only names are compared: what was renamed is gone, and what is new is nobody's. What a release
 * does not notice is no difference: a new table, view, nullable column, default, enum value or
 * plain index, a type that takes and gives every value of the old one ({@link Widening}).
 */
public sealed interface Difference {

  /** Returns the table, view, type or sequence that it concerns, by the name of old. */
  Table table();

  /** Returns what a release made for the first schema would miss in the second. */
  static List<Difference> between(Schema before, Schema after) {
    return new Differences(before, after).all();
  }

  /** No relation has that name any more. */
  record TableGone(Table table) implements Difference {}

  /** No column of the table has that name any more. */
  record ColumnGone(Table table, String column) implements Difference {

    /** Returns whether it is that column, which MySQL lets one write in any case. */
    public boolean is(Table of, String name) {
      return table.equals(of) && column.equalsIgnoreCase(name);
    }
  }

  /** Values that were taken are refused or changed, or come back as something else. */
  record ColumnRetyped(Table table, String column, ColumnType from, ColumnType to)
      implements Difference {}

  /** A new column that an INSERT which does not know it cannot leave out. */
  record RequiredColumnAdded(Table table, String column) implements Difference {}

  /** A required column that an INSERT could leave out, and no longer can. */
  record DefaultGone(Table table, String column) implements Difference {}

  /** A column that took values, and now refuses any but the database's own. */
  record ColumnClosed(Table table, String column) implements Difference {}

  /** A column that took NULL, and no longer does. */
  record ColumnRequired(Table table, String column) implements Difference {}

  /**
   * A CHECK, UNIQUE, PRIMARY KEY, EXCLUDE or FOREIGN KEY that refuses rows which were taken. NOT
   * VALID binds them as well: only the rows of before are left alone.
   */
  record ConstraintAdded(Table table, Constraint constraint) implements Difference {}

  /** A column that now has the demands of a domain. */
  record ColumnBound(Table table, String column, Table domain) implements Difference {}

  /** A domain that refuses what it took. */
  record DomainStricter(Table table, String demand) implements Difference {}

  /** Something else has the name of a view, or nothing. */
  record ViewGone(Table table) implements Difference {}

  /** No column of the view has that name any more. */
  record ViewColumnGone(Table table, String column) implements Difference {}

  /** Values come back as something else. */
  record ViewColumnRetyped(Table table, String column, ColumnType from, ColumnType to)
      implements Difference {}

  /** A table or view that could be written, and now is a view that cannot. */
  record WritesRefused(Table table) implements Difference {}

  /** An enum without a value that it had. */
  record EnumValueGone(Table table, String value) implements Difference {}

  /** No type, domain or sequence has that name any more. */
  record ObjectGone(Table table, ObjectKind kind) implements Difference {}
}

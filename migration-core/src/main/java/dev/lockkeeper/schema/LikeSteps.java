package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.List;
import java.util.Optional;

/**
 * What a table made LIKE another takes over.
 *
 * <p>sql-createtable: names, types and NOT NULL "always", the rest as INCLUDING says. MySQL's
 * create-table-like: "including any column attributes and indexes defined in the original table",
 * but no foreign keys.
 */
final class LikeSteps {

  private final boolean mysql;
  private final String parts;

  LikeSteps(CatalogRules rules, CreateTable operation) {
    this.mysql = rules == CatalogRules.MYSQL;
    this.parts = operation.options().getOrDefault(TableOption.COPIED, "");
  }

  /** Returns the column as the new table has it. */
  Column column(Column model) {
    return switch (model.generation()) {
      case STORED, VIRTUAL -> copies("GENERATED") ? model : bare(model);
      case IDENTITY -> copies("IDENTITY") ? model.countedBy(Optional.empty()) : bare(model);
      default -> copies("DEFAULTS") ? model : bare(model);
    };
  }

  private boolean copies(String part) {
    return mysql || parts.contains(part);
  }

  private static Column bare(Column model) {
    return model.generated(Generation.NONE).withDefault(Optional.empty());
  }

  /** Returns the schema in which the new table has the model's constraints and indexes. */
  Schema copied(Schema schema, Table table, Table model) {
    Schema after = counted(schema, table, model);
    for (Constraint constraint :
        after.table(model).map(TableShape::constraints).orElse(List.of())) {
      boolean wanted =
          ConstraintSteps.hasIndex(constraint.kind())
              ? copies("INDEXES")
              : copies("CONSTRAINTS") && constraint.kind() == Kind.CHECK;
      if (wanted) {
        after = new ConstraintSteps(after).add(table, own(constraint, after, model));
      }
    }
    for (Index index : copies("INDEXES") ? after.indexesOf(model) : List.<Index>of()) {
      after =
          IndexSteps.like(after, index, table).isPresent()
              ? after
              : after.with(own(index, after, table));
    }
    return after;
  }

  /** "New identity columns get new sequences that are separate from those of the original." */
  private Schema counted(Schema schema, Table table, Table model) {
    Schema after = schema;
    for (Column column : schema.table(model).map(TableShape::columns).orElse(List.of())) {
      if (!mysql && column.generation() == Generation.IDENTITY && copies("IDENTITY")) {
        after = ColumnSteps.withSequence(after, table, column(column));
      }
    }
    return after;
  }

  /** In MySQL each table has its own names of keys; those of CHECKs are the schema's. */
  private Constraint own(Constraint constraint, Schema after, Table model) {
    if (!mysql) {
      return ConstraintSteps.ofChild(constraint, after, model);
    }
    return constraint.kind() == Kind.CHECK
        ? new Constraint(
            Kind.CHECK,
            Optional.empty(),
            constraint.columns(),
            constraint.expression(),
            Optional.empty(),
            false,
            Optional.empty(),
            constraint.enforced())
        : constraint;
  }

  private Index own(Index index, Schema after, Table table) {
    return mysql ? index.on(table) : IndexSteps.ofChild(after, index, table);
  }
}

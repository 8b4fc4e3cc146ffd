package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;

/**
 * What one statement asks of a database; a statement may ask several, in order.
 *
 * <p>Every fact that judgement needs is here, so that nobody has to look at the SQL again.
 */
public sealed interface Operation {

  /** Hands this operation to the visitor's method for its kind. */
  <R> R accept(OperationVisitor<R> visitor);

  /** An operation on one existing table. */
  sealed interface OnTable extends Operation {
    Table table();
  }

  /** {@code like} are the tables whose columns are copied, behind those that are listed. */
  record CreateTable(
      Table table,
      boolean ifNotExists,
      boolean temporary,
      List<Column> columns,
      List<Constraint> constraints,
      List<Table> inherits,
      Optional<Table> partitionOf,
      boolean fromQuery,
      List<Table> like)
      implements Operation {

    /** As the other constructor, for a table that copies no other's columns. */
    public CreateTable(
        Table table,
        boolean ifNotExists,
        boolean temporary,
        List<Column> columns,
        List<Constraint> constraints,
        List<Table> inherits,
        Optional<Table> partitionOf,
        boolean fromQuery) {
      this(
          table,
          ifNotExists,
          temporary,
          columns,
          constraints,
          inherits,
          partitionOf,
          fromQuery,
          List.of());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropTable(Table table, boolean ifExists, boolean cascade) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record RenameTable(Table table, String to) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record MoveTable(Table table, String toSchema) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record AddColumn(Table table, Column column, boolean ifNotExists) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropColumn(Table table, String column, boolean ifExists, boolean cascade)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record RenameColumn(Table table, String column, String to) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record ChangeColumnType(Table table, String column, ColumnType type, Optional<Expression> using)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record SetNotNull(Table table, String column) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropNotNull(Table table, String column) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record SetDefault(Table table, String column, Expression value) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropDefault(Table table, String column) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record AddConstraint(Table table, Constraint constraint) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record ValidateConstraint(Table table, String constraint) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropConstraint(Table table, String constraint, boolean ifExists, boolean cascade)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record RenameConstraint(Table table, String constraint, String to) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record AttachPartition(Table table, Table partition, boolean isDefault) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DetachPartition(Table table, Table partition, boolean concurrently) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A change that leaves rows, columns and constraints as they are. */
  record ChangeTableOption(Table table, TableOption option, String detail) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The index's name is absent where the server chooses it; keys are columns or expressions. */
  record CreateIndex(
      Optional<String> name,
      Table table,
      List<String> keys,
      List<String> include,
      Optional<String> method,
      Optional<Expression> where,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      boolean only,
      String definition)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropIndex(Table index, boolean concurrently, boolean ifExists, boolean cascade)
      implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record RenameIndex(Table index, String to, boolean ifExists) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** VACUUM, ANALYZE, CLUSTER, REINDEX, REFRESH; no target means the whole database. */
  record Maintain(Maintenance kind, List<Table> targets, boolean concurrently)
      implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Insert(Table table, List<String> columns, boolean fromQuery, boolean onConflict)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Update(Table table, List<String> columns, boolean where) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Delete(Table table, boolean where) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record Truncate(List<Table> tables, boolean cascade) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A query that changes nothing by itself; it may call functions that do. */
  record Query(List<Table> tables, List<String> functions) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record LockTables(List<Table> tables, String mode) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** SET, RESET (no value) or {@code set_config}; local ends with the transaction. */
  record SetSetting(String name, Optional<String> value, boolean local) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT and their kin; the keyword in upper case. */
  record ControlTransaction(String keyword) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Makes something that is neither table nor index; {@code on} is a trigger's or policy's table.
   */
  record CreateObject(ObjectKind kind, String name, Optional<Table> on, boolean guarded)
      implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropObject(
      ObjectKind kind, String name, Optional<Table> on, boolean ifExists, boolean cascade)
      implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record AlterObject(ObjectKind kind, String name, Optional<Table> on, String action)
      implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A statement that nobody here can read, with the reason in words. */
  record Unrecognized(String because) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}

package dev.lockkeeper.operation;

import dev.lockkeeper.operation.Definition.Trait;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one statement asks of a database; a statement may ask several, in order.
 *
 * <p>Every fact that judgement needs is here, so that nobody has to look at the SQL again.
 */
public sealed interface Operation {

  /** Hands this operation to the visitor's method for its kind. */
  <R> R accept(OperationVisitor<R> visitor);

  /** Reports list them in the same order every time. */
  private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** An operation on one existing table. */
  sealed interface OnTable extends Operation {
    Table table();
  }

  /**
   * {@code like} are the tables whose columns are copied, behind those that are listed; a default
   * partition takes the rows that no other partition takes; {@code indexes} are those that are
   * declared with it.
   */
  record CreateTable(
      Table table,
      boolean ifNotExists,
      boolean temporary,
      List<Column> columns,
      List<Constraint> constraints,
      List<Table> inherits,
      Optional<Table> partitionOf,
      boolean fromQuery,
      List<Table> like,
      boolean defaultPartition,
      List<CreateIndex> indexes,
      Map<TableOption, String> options)
      implements Operation {

    public CreateTable {
      options = sorted(options);
    }

    /** As the other constructor, for a table without indexes and options of its own. */
    public CreateTable(
        Table table,
        boolean ifNotExists,
        boolean temporary,
        List<Column> columns,
        List<Constraint> constraints,
        List<Table> inherits,
        Optional<Table> partitionOf,
        boolean fromQuery,
        List<Table> like,
        boolean defaultPartition) {
      this(
          table,
          ifNotExists,
          temporary,
          columns,
          constraints,
          inherits,
          partitionOf,
          fromQuery,
          like,
          defaultPartition,
          List.of(),
          Map.of());
    }

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
          List.of(),
          false);
    }

    /** Returns the same under another name. */
    public CreateTable as(Table other) {
      return new CreateTable(
          other,
          ifNotExists,
          temporary,
          columns,
          constraints,
          inherits,
          partitionOf,
          fromQuery,
          like,
          defaultPartition,
          indexes,
          options);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  record DropTable(Table table, boolean ifExists, boolean cascade, boolean temporary)
      implements OnTable {

    /** As the other constructor, for a table that other sessions see. */
    public DropTable(Table table, boolean ifExists, boolean cascade) {
      this(table, ifExists, cascade, false);
    }

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

  record AddColumn(
      Table table, Column column, boolean ifNotExists, Optional<ColumnPosition> position)
      implements OnTable {

    /** As the other constructor, for a column behind all others. */
    public AddColumn(Table table, Column column, boolean ifNotExists) {
      this(table, column, ifNotExists, Optional.empty());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * MySQL's MODIFY and CHANGE: the column becomes what the definition says in full, its name
   * included. What the definition does not repeat (NOT NULL, default, comment, ON UPDATE,
   * AUTO_INCREMENT) is gone; its keys stay.
   *
   * @param respelt whether the name is the same as before in letters of another case
   */
  record RedefineColumn(
      Table table,
      String column,
      Column definition,
      Optional<ColumnPosition> position,
      boolean respelt)
      implements OnTable {

    /** Returns whether the column gets another name. */
    public boolean renames() {
      return !column.equals(definition.name());
    }

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

  /**
   * The column is called something else, and stays what it is.
   *
   * @param respelt whether the name is the same as before in letters of another case
   */
  record RenameColumn(Table table, String column, String to, boolean respelt) implements OnTable {

    public RenameColumn(Table table, String column, String to) {
      this(table, column, to, false);
    }

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

  /** MySQL's ALTER CHECK: from here on new rows have to satisfy it, or no longer. */
  record EnforceConstraint(Table table, String constraint, boolean enforced) implements OnTable {
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

  /** The bound as written, {@code FOR VALUES IN ('a')}; empty for the default partition. */
  record AttachPartition(Table table, Table partition, boolean isDefault, String bound)
      implements OnTable {

    /** With a bound that nobody has noted. */
    public AttachPartition(Table table, Table partition, boolean isDefault) {
      this(table, partition, isDefault, "");
    }

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

  /**
   * What ALTER TABLE does to partitions; {@code exchanged} is the table that EXCHANGE names, {@code
   * defined} are those that come in.
   */
  record ChangePartitions(
      Table table,
      PartitionAction action,
      List<String> partitions,
      Optional<Table> exchanged,
      List<Partition> defined)
      implements OnTable {

    /** As the other constructor, for an action that defines no partition. */
    public ChangePartitions(
        Table table, PartitionAction action, List<String> partitions, Optional<Table> exchanged) {
      this(table, action, partitions, exchanged, List.of());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** CONVERT TO CHARACTER SET: every text column of the table changes its character set. */
  record ConvertCharset(Table table, String charset, Optional<String> collation)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * MySQL's {@code ALGORITHM=} and {@code LOCK=}, in upper case: the server does the statement's
   * other operations on this table in that way or refuses them.
   */
  record RequireAlgorithm(Table table, Optional<String> algorithm, Optional<String> lock)
      implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * PostgreSQL's ONLY: the statement's other operations leave the table's partitions, and the
   * tables that inherit from it, alone.
   */
  record Only(Table table) implements OnTable {
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

  /**
   * The index's name is absent where the server chooses it; keys are columns or expressions. {@code
   * prefixes} are the leading characters or bytes that MySQL indexes of a column.
   */
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
      String definition,
      Map<String, Integer> prefixes,
      boolean invisible)
      implements OnTable {

    public CreateIndex {
      prefixes = sorted(prefixes);
    }

    /** As the other constructor, for a visible index over whole values. */
    public CreateIndex(
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
        String definition) {
      this(
          name,
          table,
          keys,
          include,
          method,
          where,
          unique,
          concurrently,
          ifNotExists,
          only,
          definition,
          Map.of(),
          false);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code on} is the table, where index names are its own and not its schema's. */
  record DropIndex(
      Table index, boolean concurrently, boolean ifExists, boolean cascade, Optional<Table> on)
      implements Operation {

    /** As the other constructor, for an index whose name alone says which it is. */
    public DropIndex(Table index, boolean concurrently, boolean ifExists, boolean cascade) {
      this(index, concurrently, ifExists, cascade, Optional.empty());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code on} is the table, where index names are its own and not its schema's. */
  record RenameIndex(Table index, String to, boolean ifExists, Optional<Table> on)
      implements Operation {

    /** As the other constructor, for an index whose name alone says which it is. */
    public RenameIndex(Table index, String to, boolean ifExists) {
      this(index, to, ifExists, Optional.empty());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** VACUUM, ANALYZE, OPTIMIZE and their kin; no target means the whole database. */
  record Maintain(Maintenance kind, List<Table> targets, boolean concurrently)
      implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code onConflict} says that rows which are there already are no error; under {@code ignore}
   * nothing is, and values that do not fit are bent until they do. {@code guarded} says whether its
   * query leaves out the rows that are there already; {@code values} is absent where they come from
   * a query or a file; {@code otherwise} is what befalls the rows that are there already. {@code
   * numbered} says that identity columns get their own values whatever is given for them.
   */
  record Insert(
      Table table,
      List<String> columns,
      boolean fromQuery,
      boolean onConflict,
      boolean ignore,
      boolean guarded,
      Optional<GivenValues> values,
      Optional<Update> otherwise,
      boolean numbered)
      implements OnTable {

    /** As the other constructor, for rows that get what is given for them. */
    public Insert(
        Table table,
        List<String> columns,
        boolean fromQuery,
        boolean onConflict,
        boolean ignore,
        boolean guarded,
        Optional<GivenValues> values,
        Optional<Update> otherwise) {
      this(table, columns, fromQuery, onConflict, ignore, guarded, values, otherwise, false);
    }

    /** As the other constructor, for rows that are not held against those that are there. */
    public Insert(
        Table table, List<String> columns, boolean fromQuery, boolean onConflict, boolean ignore) {
      this(
          table, columns, fromQuery, onConflict, ignore, false, Optional.empty(), Optional.empty());
    }

    /** As the other constructor, for a statement that ignores no error. */
    public Insert(Table table, List<String> columns, boolean fromQuery, boolean onConflict) {
      this(table, columns, fromQuery, onConflict, false);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** MySQL's REPLACE: a row with the same key is deleted, and the new one inserted. */
  record Replace(Table table, List<String> columns, boolean fromQuery) implements OnTable {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * {@code where} says whether a condition picks the rows, be it that of a join; {@code limited}
   * whether LIMIT ends it early; {@code values} holds those that are assigned to one column each,
   * in which the table is called by its {@code alias} where it has one. {@code beside} is how it
   * calls what FROM joins with that, where nothing says how many rows those are. {@code found} is
   * what picks the rows that are looked at, where that is not the condition.
   */
  record Update(
      Table table,
      List<String> columns,
      boolean where,
      boolean limited,
      boolean ignore,
      Map<String, Expression> values,
      Optional<Expression> condition,
      Optional<String> alias,
      List<String> beside,
      Optional<Expression> found)
      implements OnTable {

    public Update {
      values = sorted(values);
      beside = List.copyOf(beside);
    }

    /** As the other constructor, for a statement that looks at no other rows. */
    public Update(
        Table table,
        List<String> columns,
        boolean where,
        boolean limited,
        boolean ignore,
        Map<String, Expression> values,
        Optional<Expression> condition,
        Optional<String> alias,
        List<String> beside) {
      this(
          table,
          columns,
          where,
          limited,
          ignore,
          values,
          condition,
          alias,
          beside,
          Optional.empty());
    }

    /** As the other constructor, for a statement that joins nothing. */
    public Update(
        Table table,
        List<String> columns,
        boolean where,
        boolean limited,
        boolean ignore,
        Map<String, Expression> values,
        Optional<Expression> condition,
        Optional<String> alias) {
      this(table, columns, where, limited, ignore, values, condition, alias, List.of());
    }

    /** As the other constructor, where the values and the condition are not known. */
    public Update(
        Table table, List<String> columns, boolean where, boolean limited, boolean ignore) {
      this(table, columns, where, limited, ignore, Map.of(), Optional.empty(), Optional.empty());
    }

    /** As the other constructor, for a statement without LIMIT that ignores no error. */
    public Update(Table table, List<String> columns, boolean where) {
      this(table, columns, where, false, false);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** All as an {@link Update}'s; USING is what joins. */
  record Delete(
      Table table,
      boolean where,
      boolean limited,
      Optional<Expression> condition,
      Optional<String> alias,
      List<String> beside,
      Optional<Expression> found)
      implements OnTable {

    public Delete {
      beside = List.copyOf(beside);
    }

    /** As the other constructor, for a statement that looks at no other rows. */
    public Delete(
        Table table,
        boolean where,
        boolean limited,
        Optional<Expression> condition,
        Optional<String> alias,
        List<String> beside) {
      this(table, where, limited, condition, alias, beside, Optional.empty());
    }

    /**
     * As the other constructor, for a table that is called by its own name and joined with none.
     */
    public Delete(Table table, boolean where, boolean limited, Optional<Expression> condition) {
      this(table, where, limited, condition, Optional.empty(), List.of());
    }

    /** As the other constructor, where the condition is not known. */
    public Delete(Table table, boolean where, boolean limited) {
      this(table, where, limited, Optional.empty());
    }

    /** As the other constructor, for a statement without LIMIT. */
    public Delete(Table table, boolean where) {
      this(table, where, false);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code restarts} says whether the sequences that the tables own begin anew. */
  record Truncate(List<Table> tables, boolean cascade, boolean restarts) implements Operation {

    /** A statement after which sequences go on. */
    public Truncate(List<Table> tables, boolean cascade) {
      this(tables, cascade, false);
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A query that changes no rows by itself; it may lock those of some tables (FOR UPDATE and its
   * kin), move sequences, and call functions that do more. {@code picked} holds the conditions on
   * tables that are read once; {@code targets} are tables that only a run would write.
   */
  record Query(
      List<Table> tables,
      List<String> functions,
      Set<Table> locked,
      List<MovedSequence> sequences,
      Map<Table, Picked> picked,
      Stage stage,
      Set<Table> targets)
      implements Operation {

    /** How far the server goes with a statement. */
    public enum Stage {
      /** It looks names up. */
      NAMED,
      /** It puts views and rules in place of their names as well. */
      REWRITTEN,
      /** It makes out how rows would be found. */
      PLANNED,
      RUN
    }

    /**
     * Reads nothing. Where it stands before others, they are a body's, of which some may not be
     * reached.
     */
    public static final Query NOTHING = new Query(List.of(), List.of());

    /** A query that is run. */
    public Query(
        List<Table> tables,
        List<String> functions,
        Set<Table> locked,
        List<MovedSequence> sequences,
        Map<Table, Picked> picked) {
      this(tables, functions, locked, sequences, picked, Stage.RUN, Set.of());
    }

    /** A query that locks no rows and moves no sequence. */
    public Query(List<Table> tables, List<String> functions) {
      this(tables, functions, Set.of(), List.of(), Map.of());
    }

    /** Returns the sequences that do not stay where they are. */
    public List<MovedSequence> moved() {
      return sequences.stream().filter(one -> !one.asked()).toList();
    }

    /** Returns the same, which is never run: its tables are looked up, and nothing else. */
    public Query unrun() {
      return new Query(tables, List.of(), Set.of(), List.of(), Map.of(), Stage.NAMED, Set.of());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** No tables means all of them. */
  record LockTables(List<Table> tables, String mode) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** MySQL's UNLOCK TABLES, which gives back what LOCK TABLES of the same session took. */
  record UnlockTables() implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * SET, RESET (no value) or {@code set_config}; a name that begins with {@code @} is a variable of
   * MySQL's session and no setting.
   */
  record SetSetting(String name, Optional<String> value, Scope scope) implements Operation {

    /** How far a setting reaches. */
    public enum Scope {
      TRANSACTION,
      SESSION,
      /** All later sessions, until the server ends. */
      GLOBAL,
      /** All later sessions, also of the next start. */
      PERSIST
    }

    /** A setting of the session, or only of the transaction. */
    public SetSetting(String name, Optional<String> value, boolean local) {
      this(name, value, local ? Scope.TRANSACTION : Scope.SESSION);
    }

    /** Returns whether it ends with the transaction. */
    public boolean local() {
      return scope == Scope.TRANSACTION;
    }

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
   * A handler of a PL/pgSQL body behind which it goes on as if what stands before had been done;
   * the place is absent where that is a routine's, which stands elsewhere.
   */
  record SwallowErrors(String condition, Optional<Spot> at) implements Operation {
    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Makes something that is neither table nor index; {@code on} is a trigger's or policy's table.
   */
  record CreateObject(
      ObjectKind kind, String name, Optional<Table> on, boolean guarded, Definition definition)
      implements Operation {

    /** An object of whose definition nothing matters. */
    public CreateObject(ObjectKind kind, String name, Optional<Table> on, boolean guarded) {
      this(kind, name, on, guarded, Definition.NONE);
    }

    /** Returns the same whose text does that. */
    public CreateObject withText(List<Operation> deeds) {
      return new CreateObject(kind, name, on, guarded, definition.withText(deeds));
    }

    /** Returns the same trigger's function, which does that on each event. */
    public CreateObject withFired(Map<Trait, List<Operation>> fired) {
      return new CreateObject(kind, name, on, guarded, definition.withFired(fired));
    }

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

    private static final String RENAME = "RENAME TO ";
    private static final String MOVE = "SET SCHEMA ";

    /** Returns the name that the object gets, where it gets another. */
    public Optional<String> newName() {
      return behind(RENAME);
    }

    /** Returns the schema that the object gets into, where it leaves its own. */
    public Optional<String> newSchema() {
      return behind(MOVE);
    }

    private Optional<String> behind(String words) {
      return action.startsWith(words)
          ? Optional.of(action.substring(words.length()))
          : Optional.empty();
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A statement, or a part of its body, that nobody here can read, with the reason in words; the
   * part's own place is absent where the whole statement is meant.
   */
  record Unrecognized(String because, Optional<Spot> at) implements Operation {

    /** A statement of which nothing can be read. */
    public Unrecognized(String because) {
      this(because, Optional.empty());
    }

    @Override
    public <R> R accept(OperationVisitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}

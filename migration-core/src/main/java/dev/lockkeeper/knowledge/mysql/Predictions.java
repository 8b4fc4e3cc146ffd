package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the operations of one statement in, and says what the server does for them together. */
final class Predictions extends Unaltering {

  private final Alter.Situation situation;
  private final TableFacts tables;
  private final PartitionFacts partitions;
  private final Map<Table, Alter> altered = new LinkedHashMap<>();
  private final ReadRows read = new ReadRows();
  private final List<Operation> operations;
  private final Schema before;
  private Schema schema;

  Predictions(List<Operation> operations, Schema schema, Alter.Situation situation) {
    this.operations = operations;
    this.before = schema;
    this.schema = schema;
    this.situation = situation;
    this.tables = new TableFacts(deeds);
    this.partitions = new PartitionFacts(deeds, table -> alter(table).changes());
    operations.forEach(this::add);
  }

  private void add(Operation operation) {
    if (isReached()) {
      new ObjectRefusals(schema, situation.state())
          .of(operation, operations)
          .ifPresent(deeds::fails);
    }
    operation.accept(this);
    read.add(operation);
    schema = schema.after(operation);
  }

  /** A body is free not to do what it says, and mostly looks first whether it can be done. */
  @Override
  boolean isReached() {
    return !operations.contains(Operation.Query.NOTHING);
  }

  List<Effect> effects() {
    if (isReached()) {
      new Refusals(operations, before, schema, situation).addTo(deeds, altered);
    }
    altered.values().forEach(alter -> alter.addTo(deeds, schema));
    read.locked(situation.state()).forEach(deeds::locksRowsRead);
    return deeds.effects();
  }

  ServerState after(ServerState told) {
    ServerState state = told;
    for (Alter alter : altered.values()) {
      state = alter.after(state, schema);
    }
    return state;
  }

  private Alter alter(Table table) {
    return altered.computeIfAbsent(
        table,
        name ->
            new Alter(
                schema
                    .table(name)
                    .orElseGet(() -> new TableShape(name, List.of(), List.of(), Optional.empty())),
                schema,
                situation));
  }

  @Override
  Schema schema() {
    return schema;
  }

  @Override
  ServerState state() {
    return situation.state();
  }

  private Deeds altering(Table table, Change change) {
    alter(table).changes().are(change);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.CreateTable operation) {
    if (!operation.temporary()) {
      operation.columns().forEach(column -> ignored(operation.table(), column));
    }
    return tables.create(operation, schema);
  }

  @Override
  public Deeds visit(Operation.DropTable operation) {
    return tables.drop(operation, schema);
  }

  @Override
  public Deeds visit(Operation.RenameTable operation) {
    alter(operation.table()).renamesTable();
    return tables.rename(operation, schema);
  }

  @Override
  public Deeds visit(Operation.MoveTable operation) {
    return tables.move(operation);
  }

  @Override
  public Deeds visit(Operation.AddColumn operation) {
    alter(operation.table()).adds(operation);
    ignored(operation.table(), operation.column());
    return deeds;
  }

  /** create-table: "MySQL parses but ignores inline REFERENCES specifications", until 9.0. */
  private void ignored(Table table, Column column) {
    if (situation.release().isFrom(Release.REFERENCES_BESIDE)) {
      return;
    }
    column.constraints().stream()
        .flatMap(constraint -> constraint.references().stream())
        .forEach(
            target ->
                deeds.ignores(
                    table,
                    "REFERENCES %s beside %s of %s"
                        .formatted(target.table(), column.name(), table)));
  }

  @Override
  public Deeds visit(Operation.RedefineColumn operation) {
    Table table = operation.table();
    alter(table).redefines(operation);
    if (operation.renames()) {
      gone(table, operation.column(), operation.definition().name());
    }
    return deeds;
  }

  @Override
  public Deeds visit(Operation.DropColumn operation) {
    Table table = operation.table();
    alter(table).drops(operation);
    return deeds
        .loses(table, "all values of column %s of %s".formatted(operation.column(), table))
        .breaksBoth(table, "column %s of %s no longer exists".formatted(operation.column(), table));
  }

  @Override
  public Deeds visit(Operation.RenameColumn operation) {
    alter(operation.table()).renames(operation);
    return operation.column().equals(operation.to())
        ? deeds
        : gone(operation.table(), operation.column(), operation.to());
  }

  private Deeds gone(Table table, String column, String to) {
    return deeds.breaksBoth(table, "column %s of %s is called %s".formatted(column, table, to));
  }

  @Override
  public Deeds visit(Operation.ChangeColumnType operation) {
    return altering(operation.table(), Change.CONVERT);
  }

  @Override
  public Deeds visit(Operation.SetNotNull operation) {
    return altering(operation.table(), Change.NOT_NULL);
  }

  @Override
  public Deeds visit(Operation.DropNotNull operation) {
    return altering(operation.table(), Change.NULLABLE);
  }

  @Override
  public Deeds visit(Operation.SetDefault operation) {
    return altering(operation.table(), Change.DICTIONARY);
  }

  @Override
  public Deeds visit(Operation.DropDefault operation) {
    return altering(operation.table(), Change.DICTIONARY);
  }

  @Override
  public Deeds visit(Operation.AddConstraint operation) {
    alter(operation.table()).changes().constrains(operation);
    tables.lockParent(operation.constraint());
    return deeds;
  }

  @Override
  public Deeds visit(Operation.ValidateConstraint operation) {
    return altering(operation.table(), Change.CONVERT);
  }

  @Override
  public Deeds visit(Operation.EnforceConstraint operation) {
    alter(operation.table()).changes().enforces(operation);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.DropConstraint operation) {
    alter(operation.table()).changes().unconstrains(operation);
    schema
        .table(operation.table())
        .flatMap(table -> table.constraint(operation.constraint()))
        .ifPresent(tables::lockParent);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.RenameConstraint operation) {
    return altering(operation.table(), Change.DICTIONARY);
  }

  @Override
  public Deeds visit(Operation.ChangePartitions operation) {
    return partitions.change(operation);
  }

  @Override
  public Deeds visit(Operation.ConvertCharset operation) {
    alter(operation.table()).changes().converts(operation);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.RequireAlgorithm operation) {
    alter(operation.table()).requires(operation);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.ChangeTableOption operation) {
    if (operation.option() == TableOption.PARTITIONING) {
      return altering(operation.table(), Change.CONVERT);
    }
    alter(operation.table()).changes().option(operation);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.CreateIndex operation) {
    alter(operation.table()).changes().indexes().adds(operation);
    return deeds;
  }

  @Override
  public Deeds visit(Operation.DropIndex operation) {
    if (operation.on().isEmpty()) {
      return deeds.unknown("the index's table is not known");
    }
    alter(operation.on().get()).changes().indexes().drops(operation.index().name());
    return deeds;
  }

  @Override
  public Deeds visit(Operation.RenameIndex operation) {
    if (operation.on().isEmpty()) {
      return deeds.unknown("the index's table is not known");
    }
    alter(operation.on().get()).renamesIndex(operation.index().name(), operation.to());
    return deeds;
  }

  @Override
  public Deeds visit(Operation.Maintain operation) {
    return partitions.maintain(operation);
  }
}

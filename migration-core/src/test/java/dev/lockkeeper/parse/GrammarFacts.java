package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.OperationVisitor;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What operations say in the words of {@code facts.mjs}, which asks PostgreSQL's own grammar. */
final class GrammarFacts implements OperationVisitor<List<String>> {

  private static final List<String> NOT_POSTGRESQL = List.of("NOT POSTGRESQL");

  private static final Map<String, String> LOCK_MODES =
      Map.of(
          "ACCESS SHARE", "1",
          "ROW SHARE", "2",
          "ROW EXCLUSIVE", "3",
          "SHARE UPDATE EXCLUSIVE", "4",
          "SHARE", "5",
          "SHARE ROW EXCLUSIVE", "6",
          "EXCLUSIVE", "7",
          "ACCESS EXCLUSIVE", "8");

  /** Returns every fact of the operations that the grammar can confirm or deny. */
  static List<String> of(List<Operation> operations) {
    GrammarFacts facts = new GrammarFacts();
    return operations.stream().flatMap(operation -> operation.accept(facts).stream()).toList();
  }

  private static String line(String... words) {
    return String.join(" ", Stream.of(words).filter(word -> !word.isEmpty()).toList());
  }

  private static String flag(boolean set, String words) {
    return set ? words : "";
  }

  private static String list(Collection<?> items) {
    return "(" + String.join(", ", items.stream().map(Object::toString).toList()) + ")";
  }

  private static String ifExists(boolean set) {
    return flag(set, "IF EXISTS");
  }

  private static String cascade(boolean set) {
    return flag(set, "CASCADE");
  }

  private static String field(Table table, String column) {
    return table + "." + column;
  }

  /** An interval's fields are an argument to the grammar. */
  private static String type(ColumnType type) {
    return type.name().replaceFirst("^interval .*", "interval") + "[]".repeat(type.dimensions());
  }

  private static List<String> column(Table table, Column column) {
    List<String> facts = new ArrayList<>();
    boolean generated = column.generation() != Column.Generation.NONE;
    boolean written = column.generation() != Column.Generation.SERIAL;
    facts.add(
        line(
            "COLUMN",
            field(table, column.name()),
            type(column.type()),
            column.type().collation().map(name -> "COLLATE " + name).orElse(""),
            flag(column.notNull(), "NOT NULL"),
            flag(column.defaultValue().isPresent() && written, "DEFAULT"),
            flag(generated, column.generation().toString())));
    column.constraints().forEach(constraint -> facts.add(constraint(table, constraint)));
    return facts;
  }

  private static String constraint(Table table, Constraint constraint) {
    boolean elsewhere =
        constraint.kind() == Constraint.Kind.CHECK
            || constraint.kind() == Constraint.Kind.EXCLUSION;
    return line(
        "CONSTRAINT",
        table.toString(),
        constraint.kind().toString(),
        constraint.name().orElse(""),
        list(elsewhere ? List.of() : constraint.columns()),
        constraint.references().map(GrammarFacts::reference).orElse(""),
        flag(constraint.notValid(), "NOT VALID"),
        constraint.usingIndex().map(index -> "USING INDEX " + index).orElse(""));
  }

  private static String reference(Constraint.Reference reference) {
    return line(
        "->",
        reference.table().toString(),
        list(reference.columns()),
        action("ON DELETE", reference.actions()),
        action("ON UPDATE", reference.actions()));
  }

  private static String action(String event, String actions) {
    for (String action : List.of("RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT")) {
      if (actions.contains(event + " " + action)) {
        return event + " " + action;
      }
    }
    return "";
  }

  @Override
  public List<String> visit(Operation.CreateTable o) {
    List<String> facts = new ArrayList<>();
    facts.add(
        line(
            "CREATE TABLE",
            o.table().toString(),
            flag(o.ifNotExists(), "IF NOT EXISTS"),
            flag(o.temporary(), "TEMPORARY"),
            o.partitionOf().map(parent -> "PARTITION OF " + parent).orElse(""),
            o.inherits().isEmpty() ? "" : "INHERITS " + list(o.inherits()),
            flag(o.defaultPartition(), "DEFAULT"),
            flag(o.fromQuery(), "AS")));
    o.columns().forEach(column -> facts.addAll(column(o.table(), column)));
    o.constraints().forEach(constraint -> facts.add(constraint(o.table(), constraint)));
    return facts;
  }

  @Override
  public List<String> visit(Operation.DropTable o) {
    return List.of(
        line("DROP TABLE", o.table().toString(), ifExists(o.ifExists()), cascade(o.cascade())));
  }

  @Override
  public List<String> visit(Operation.RenameTable o) {
    return List.of(line("RENAME TABLE", o.table().toString(), o.to()));
  }

  @Override
  public List<String> visit(Operation.MoveTable o) {
    return List.of(line("MOVE TABLE", o.table().toString(), o.toSchema()));
  }

  @Override
  public List<String> visit(Operation.AddColumn o) {
    List<String> facts = new ArrayList<>();
    facts.add(line("ADD COLUMN", o.table().toString(), flag(o.ifNotExists(), "IF NOT EXISTS")));
    facts.addAll(column(o.table(), o.column()));
    return facts;
  }

  @Override
  public List<String> visit(Operation.DropColumn o) {
    return List.of(
        line(
            "DROP COLUMN",
            field(o.table(), o.column()),
            ifExists(o.ifExists()),
            cascade(o.cascade())));
  }

  @Override
  public List<String> visit(Operation.RenameColumn o) {
    return List.of(line("RENAME COLUMN", field(o.table(), o.column()), o.to()));
  }

  @Override
  public List<String> visit(Operation.ChangeColumnType o) {
    return List.of(
        line(
            "TYPE",
            field(o.table(), o.column()),
            type(o.type()),
            flag(o.using().isPresent(), "USING")));
  }

  @Override
  public List<String> visit(Operation.SetNotNull o) {
    return List.of(line("SET NOT NULL", field(o.table(), o.column())));
  }

  @Override
  public List<String> visit(Operation.DropNotNull o) {
    return List.of(line("DROP NOT NULL", field(o.table(), o.column())));
  }

  @Override
  public List<String> visit(Operation.SetDefault o) {
    return List.of(line("SET DEFAULT", field(o.table(), o.column())));
  }

  @Override
  public List<String> visit(Operation.DropDefault o) {
    return List.of(line("DROP DEFAULT", field(o.table(), o.column())));
  }

  @Override
  public List<String> visit(Operation.AddConstraint o) {
    return List.of(constraint(o.table(), o.constraint()));
  }

  @Override
  public List<String> visit(Operation.ValidateConstraint o) {
    return List.of(line("VALIDATE CONSTRAINT", o.table().toString(), o.constraint()));
  }

  @Override
  public List<String> visit(Operation.DropConstraint o) {
    return List.of(
        line(
            "DROP CONSTRAINT",
            o.table().toString(),
            o.constraint(),
            ifExists(o.ifExists()),
            cascade(o.cascade())));
  }

  @Override
  public List<String> visit(Operation.RenameConstraint o) {
    return List.of(line("RENAME CONSTRAINT", o.table().toString(), o.constraint(), o.to()));
  }

  @Override
  public List<String> visit(Operation.AttachPartition o) {
    return List.of(
        line(
            "ATTACH PARTITION",
            o.table().toString(),
            o.partition().toString(),
            flag(o.isDefault(), "DEFAULT")));
  }

  @Override
  public List<String> visit(Operation.DetachPartition o) {
    return List.of(
        line(
            "DETACH PARTITION",
            o.table().toString(),
            o.partition().toString(),
            flag(o.concurrently(), "CONCURRENTLY")));
  }

  @Override
  public List<String> visit(Operation.ChangeTableOption o) {
    return List.of(line("OPTION", o.table().toString()));
  }

  @Override
  public List<String> visit(Operation.CreateIndex o) {
    return List.of(
        line(
            "CREATE INDEX",
            o.name().orElse(""),
            "ON",
            o.table().toString(),
            list(o.keys()),
            o.include().isEmpty() ? "" : "INCLUDE " + list(o.include()),
            o.method()
                .filter(name -> !name.equals("btree"))
                .map(name -> "USING " + name)
                .orElse(""),
            flag(o.unique(), "UNIQUE"),
            flag(o.concurrently(), "CONCURRENTLY"),
            flag(o.ifNotExists(), "IF NOT EXISTS"),
            flag(o.only(), "ONLY"),
            flag(o.where().isPresent(), "WHERE")));
  }

  @Override
  public List<String> visit(Operation.DropIndex o) {
    return List.of(
        line(
            "DROP INDEX",
            o.index().toString(),
            flag(o.concurrently(), "CONCURRENTLY"),
            ifExists(o.ifExists()),
            cascade(o.cascade())));
  }

  @Override
  public List<String> visit(Operation.RenameIndex o) {
    return List.of(line("RENAME INDEX", o.index().toString(), o.to(), ifExists(o.ifExists())));
  }

  @Override
  public List<String> visit(Operation.Maintain o) {
    String kind =
        switch (o.kind()) {
          case VACUUM, VACUUM_FULL -> "VACUUM";
          case REINDEX_INDEX, REINDEX_TABLE, REINDEX_SCHEMA -> "REINDEX";
          case REFRESH_MATERIALIZED_VIEW -> "REFRESH";
          default -> o.kind().toString();
        };
    boolean told = o.kind() == Maintenance.REFRESH_MATERIALIZED_VIEW && o.concurrently();
    return List.of(line("MAINTAIN", kind, list(o.targets()), flag(told, "CONCURRENTLY")));
  }

  @Override
  public List<String> visit(Operation.Insert o) {
    return List.of(
        line(
            "INSERT",
            o.table().toString(),
            list(o.columns()),
            flag(o.onConflict(), "ON CONFLICT")));
  }

  @Override
  public List<String> visit(Operation.Update o) {
    return List.of(
        line("UPDATE", o.table().toString(), list(o.columns()), flag(o.where(), "WHERE")));
  }

  @Override
  public List<String> visit(Operation.Delete o) {
    return List.of(line("DELETE", o.table().toString(), flag(o.where(), "WHERE")));
  }

  @Override
  public List<String> visit(Operation.Truncate o) {
    return List.of(line("TRUNCATE", list(o.tables()), cascade(o.cascade())));
  }

  @Override
  public List<String> visit(Operation.Query o) {
    return o.tables().stream().map(table -> "READ " + table).toList();
  }

  @Override
  public List<String> visit(Operation.LockTables o) {
    return List.of(line("LOCK", list(o.tables()), LOCK_MODES.get(o.mode())));
  }

  @Override
  public List<String> visit(Operation.SetSetting o) {
    return List.of(
        line(o.value().isPresent() ? "SET" : "RESET", flag(o.local(), "LOCAL"), o.name()));
  }

  @Override
  public List<String> visit(Operation.ControlTransaction o) {
    return List.of("TRANSACTION");
  }

  @Override
  public List<String> visit(Operation.SwallowErrors o) {
    return List.of();
  }

  @Override
  public List<String> visit(Operation.CreateObject o) {
    return List.of(line("CREATE", o.kind().toString(), o.name(), on(o.on(), o.kind())));
  }

  @Override
  public List<String> visit(Operation.DropObject o) {
    return List.of(
        line(
            "DROP",
            o.kind().toString(),
            o.name(),
            on(o.on(), o.kind()),
            ifExists(o.ifExists()),
            cascade(o.cascade())));
  }

  private static String on(Optional<Table> on, ObjectKind kind) {
    return kind == ObjectKind.STATISTICS ? "" : on.map(table -> "ON " + table).orElse("");
  }

  @Override
  public List<String> visit(Operation.AlterObject o) {
    return List.of(line("ALTER", o.kind().toString()));
  }

  @Override
  public List<String> visit(Operation.RedefineColumn o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.EnforceConstraint o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.ChangePartitions o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.ConvertCharset o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.Only o) {
    return List.of("ONLY " + o.table());
  }

  @Override
  public List<String> visit(Operation.RequireAlgorithm o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.Replace o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.UnlockTables o) {
    return NOT_POSTGRESQL;
  }

  @Override
  public List<String> visit(Operation.Unrecognized o) {
    return List.of("UNRECOGNIZED");
  }
}

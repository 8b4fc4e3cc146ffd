package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnPosition;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.SetSetting.Scope;
import dev.lockkeeper.operation.OperationVisitor;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes an operation on one line with every fact it carries; what is absent is not written. */
final class Notation implements OperationVisitor<String> {

  static List<String> of(List<Operation> operations) {
    Notation notation = new Notation();
    return operations.stream().map(operation -> operation.accept(notation)).toList();
  }

  private static String line(Object... words) {
    List<String> line = new ArrayList<>();
    for (Object word : words) {
      if (!word.toString().isEmpty()) {
        line.add(word.toString());
      }
    }
    return String.join(" ", line);
  }

  private static String flag(boolean set, String word) {
    return set ? word : "";
  }

  private static String list(Collection<?> items) {
    return "(" + String.join(", ", items.stream().map(Object::toString).toList()) + ")";
  }

  private static String listed(String word, Collection<?> items) {
    return items.isEmpty() ? "" : word + list(items);
  }

  private static String optional(String word, Optional<?> value) {
    return value.map(v -> word + v).orElse("");
  }

  private static String expression(Expression expression) {
    return "`%s`%s"
        .formatted(
            expression.sql(),
            expression.functions().isEmpty()
                ? ""
                : " calling " + String.join("+", new TreeSet<>(expression.functions())));
  }

  static String column(Column column) {
    return line(
        column.name(),
        column.type(),
        optional("charset:", column.type().charset()),
        optional("collate:", column.type().collation()),
        flag(column.notNull(), "notnull"),
        column.defaultValue().map(value -> "default " + expression(value)).orElse(""),
        column.onUpdate().map(value -> "onupdate " + expression(value)).orElse(""),
        flag(column.generation() != Column.Generation.NONE, column.generation().toString()),
        flag(column.invisible(), "invisible"),
        optional("comment:", column.comment()),
        column.constraints().isEmpty()
            ? ""
            : "{" + String.join("; ", column.constraints().stream().map(c -> c(c)).toList()) + "}");
  }

  private static String c(Constraint constraint) {
    return line(
        constraint.kind(),
        optional("", constraint.name()),
        list(constraint.columns()),
        constraint.expression().map(Notation::expression).orElse(""),
        constraint
            .references()
            .map(r -> line("->", r.table(), list(r.columns()), r.actions()))
            .orElse(""),
        constraint.deferral().sql().strip(),
        flag(constraint.notValid(), "notvalid"),
        flag(!constraint.enforced(), "notenforced"),
        optional("usingindex:", constraint.usingIndex()));
  }

  @Override
  public String visit(Operation.CreateTable o) {
    String columns = String.join(", ", o.columns().stream().map(Notation::column).toList());
    return line(
        "CreateTable",
        o.table(),
        flag(o.ifNotExists(), "ifnotexists"),
        flag(o.temporary(), "temporary"),
        "[" + columns + "]",
        o.constraints().isEmpty()
            ? ""
            : "{" + String.join("; ", o.constraints().stream().map(Notation::c).toList()) + "}",
        listed("inherits", o.inherits()),
        listed("like", o.like()),
        optional("partitionof:", o.partitionOf()),
        flag(o.fromQuery(), "fromquery"),
        o.indexes().isEmpty()
            ? ""
            : "<" + String.join("; ", o.indexes().stream().map(Notation::declared).toList()) + ">",
        o.options().isEmpty() ? "" : new TreeMap<>(o.options()).toString().replace("\n", " / "));
  }

  @Override
  public String visit(Operation.DropTable o) {
    return line(
        "DropTable",
        o.table(),
        flag(o.ifExists(), "ifexists"),
        cascade(o.cascade()),
        flag(o.temporary(), "temporary"));
  }

  private static String cascade(boolean cascade) {
    return flag(cascade, "cascade");
  }

  @Override
  public String visit(Operation.RenameTable o) {
    return line("RenameTable", o.table(), o.to());
  }

  @Override
  public String visit(Operation.MoveTable o) {
    return line("MoveTable", o.table(), o.toSchema());
  }

  @Override
  public String visit(Operation.AddColumn o) {
    return line(
        "AddColumn",
        o.table(),
        column(o.column()),
        flag(o.ifNotExists(), "ifnotexists"),
        position(o.position()));
  }

  private static String position(Optional<ColumnPosition> position) {
    return position.map(p -> p.after().map(left -> "after:" + left).orElse("first")).orElse("");
  }

  @Override
  public String visit(Operation.RedefineColumn o) {
    return line(
        "RedefineColumn",
        o.table(),
        o.column(),
        "as",
        column(o.definition()),
        position(o.position()),
        flag(o.respelt(), "respelt"));
  }

  @Override
  public String visit(Operation.EnforceConstraint o) {
    return line("EnforceConstraint", o.table(), o.constraint(), flag(!o.enforced(), "notenforced"));
  }

  @Override
  public String visit(Operation.ChangePartitions o) {
    return line(
        "ChangePartitions",
        o.table(),
        o.action(),
        list(o.partitions()),
        optional("with:", o.exchanged()));
  }

  @Override
  public String visit(Operation.ConvertCharset o) {
    return line("ConvertCharset", o.table(), o.charset(), optional("collate:", o.collation()));
  }

  @Override
  public String visit(Operation.Only o) {
    return line("Only", o.table());
  }

  @Override
  public String visit(Operation.RequireAlgorithm o) {
    return line(
        "RequireAlgorithm",
        o.table(),
        optional("algorithm:", o.algorithm()),
        optional("lock:", o.lock()));
  }

  @Override
  public String visit(Operation.DropColumn o) {
    return line(
        "DropColumn", o.table(), o.column(), flag(o.ifExists(), "ifexists"), cascade(o.cascade()));
  }

  @Override
  public String visit(Operation.RenameColumn o) {
    return line("RenameColumn", o.table(), o.column(), o.to(), flag(o.respelt(), "respelt"));
  }

  @Override
  public String visit(Operation.ChangeColumnType o) {
    return line(
        "ChangeColumnType",
        o.table(),
        o.column(),
        o.type(),
        optional("collate:", o.type().collation()),
        o.using().map(using -> "using " + expression(using)).orElse(""));
  }

  @Override
  public String visit(Operation.SetNotNull o) {
    return line("SetNotNull", o.table(), o.column());
  }

  @Override
  public String visit(Operation.DropNotNull o) {
    return line("DropNotNull", o.table(), o.column());
  }

  @Override
  public String visit(Operation.SetDefault o) {
    return line("SetDefault", o.table(), o.column(), expression(o.value()));
  }

  @Override
  public String visit(Operation.DropDefault o) {
    return line("DropDefault", o.table(), o.column());
  }

  @Override
  public String visit(Operation.AddConstraint o) {
    return line("AddConstraint", o.table(), c(o.constraint()));
  }

  @Override
  public String visit(Operation.ValidateConstraint o) {
    return line("ValidateConstraint", o.table(), o.constraint());
  }

  @Override
  public String visit(Operation.DropConstraint o) {
    return line(
        "DropConstraint",
        o.table(),
        o.constraint(),
        flag(o.ifExists(), "ifexists"),
        cascade(o.cascade()));
  }

  @Override
  public String visit(Operation.RenameConstraint o) {
    return line("RenameConstraint", o.table(), o.constraint(), o.to());
  }

  @Override
  public String visit(Operation.AttachPartition o) {
    return line(
        "AttachPartition",
        o.table(),
        o.partition(),
        flag(o.isDefault(), "default"),
        o.bound().isEmpty() ? "" : "`" + o.bound() + "`");
  }

  @Override
  public String visit(Operation.DetachPartition o) {
    return line("DetachPartition", o.table(), o.partition(), concurrently(o.concurrently()));
  }

  private static String concurrently(boolean concurrently) {
    return flag(concurrently, "concurrently");
  }

  @Override
  public String visit(Operation.ChangeTableOption o) {
    return line("ChangeTableOption", o.table(), o.option(), "`" + o.detail() + "`");
  }

  @Override
  public String visit(Operation.CreateIndex o) {
    return line("CreateIndex", optional("", o.name()), "on", o.table(), index(o));
  }

  private static String declared(Operation.CreateIndex o) {
    return line(optional("", o.name()), index(o));
  }

  private static String index(Operation.CreateIndex o) {
    return line(
        list(o.keys()),
        o.prefixes().isEmpty() ? "" : "prefixes:" + new TreeMap<>(o.prefixes()),
        listed("include", o.include()),
        optional("using:", o.method()),
        o.where().map(where -> "where " + expression(where)).orElse(""),
        flag(o.unique(), "unique"),
        concurrently(o.concurrently()),
        flag(o.ifNotExists(), "ifnotexists"),
        flag(o.only(), "only"),
        flag(o.invisible(), "invisible"),
        "`" + o.definition() + "`");
  }

  @Override
  public String visit(Operation.DropIndex o) {
    return line(
        "DropIndex",
        o.index(),
        optional("on:", o.on()),
        concurrently(o.concurrently()),
        flag(o.ifExists(), "ifexists"),
        cascade(o.cascade()));
  }

  @Override
  public String visit(Operation.RenameIndex o) {
    return line(
        "RenameIndex", o.index(), optional("on:", o.on()), o.to(), flag(o.ifExists(), "ifexists"));
  }

  @Override
  public String visit(Operation.Maintain o) {
    return line("Maintain", o.kind(), list(o.targets()), concurrently(o.concurrently()));
  }

  @Override
  public String visit(Operation.Insert o) {
    return line(
        "Insert",
        o.table(),
        list(o.columns()),
        flag(o.fromQuery(), "fromquery"),
        flag(o.onConflict(), "onconflict"),
        flag(o.ignore(), "ignore"));
  }

  @Override
  public String visit(Operation.Replace o) {
    return line("Replace", o.table(), list(o.columns()), flag(o.fromQuery(), "fromquery"));
  }

  @Override
  public String visit(Operation.UnlockTables o) {
    return "UnlockTables";
  }

  @Override
  public String visit(Operation.Update o) {
    return line(
        "Update",
        o.table(),
        list(o.columns()),
        flag(o.where(), "where"),
        flag(o.limited(), "limited"),
        flag(o.ignore(), "ignore"));
  }

  @Override
  public String visit(Operation.Delete o) {
    return line("Delete", o.table(), flag(o.where(), "where"), flag(o.limited(), "limited"));
  }

  @Override
  public String visit(Operation.Truncate o) {
    return line("Truncate", list(o.tables()), cascade(o.cascade()));
  }

  @Override
  public String visit(Operation.Query o) {
    return line(
        "Query",
        list(o.tables()),
        listed("calling", o.functions()),
        listed("towrite", o.targets()),
        flag(o.stage() != Operation.Query.Stage.RUN, o.stage().name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public String visit(Operation.LockTables o) {
    return line("LockTables", list(o.tables()), o.mode());
  }

  @Override
  public String visit(Operation.SetSetting o) {
    return line(
        "SetSetting",
        o.name(),
        o.value().map(value -> "= " + (value.isEmpty() ? "''" : value)).orElse("(reset)"),
        scope(o.scope()));
  }

  private static String scope(Scope scope) {
    return switch (scope) {
      case TRANSACTION -> "local";
      case SESSION -> "";
      case GLOBAL -> "global";
      case PERSIST -> "persist";
    };
  }

  @Override
  public String visit(Operation.ControlTransaction o) {
    return line("ControlTransaction", o.keyword());
  }

  @Override
  public String visit(Operation.SwallowErrors o) {
    return line("SwallowErrors", o.condition());
  }

  @Override
  public String visit(Operation.CreateObject o) {
    return line("CreateObject", o.kind(), o.name(), on(o.on()), flag(o.guarded(), "guarded"));
  }

  private static String on(Optional<Table> on) {
    return optional("on:", on);
  }

  @Override
  public String visit(Operation.DropObject o) {
    return line(
        "DropObject",
        o.kind(),
        o.name(),
        on(o.on()),
        flag(o.ifExists(), "ifexists"),
        cascade(o.cascade()));
  }

  @Override
  public String visit(Operation.AlterObject o) {
    return line("AlterObject", o.kind(), o.name(), on(o.on()), "`" + o.action() + "`");
  }

  @Override
  public String visit(Operation.Unrecognized o) {
    return line(
        "Unrecognized",
        o.at().map(spot -> spot.line() + ":" + spot.column()).orElse(""),
        o.because());
  }
}

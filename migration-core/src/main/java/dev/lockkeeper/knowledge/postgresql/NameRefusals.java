package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.CreateTable;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropDefault;
import dev.lockkeeper.operation.Operation.DropNotNull;
import dev.lockkeeper.operation.Operation.RenameColumn;
import dev.lockkeeper.operation.Operation.SetDefault;
import dev.lockkeeper.operation.Operation.SetNotNull;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that are taken already, and columns that are not there. Of a table that was not seen being
 * made, whole, nothing is said.
 */
final class NameRefusals {

  private static final Set<ObjectKind> TYPES = Set.of(ObjectKind.TYPE, ObjectKind.DOMAIN);

  /** Anything else may be an expression, or is written in quotes. */
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z_0-9]*");

  private final Situation situation;
  private final List<Operation> statement;

  NameRefusals(Situation situation, List<Operation> statement) {
    this.situation = situation;
    this.statement = statement;
  }

  Stream<String> of(Operation operation) {
    if (operation instanceof CreateTable create) {
      boolean taken = !create.ifNotExists() && !create.temporary() && isWhole(create.table());
      return taken ? Stream.of(relationTaken(create.table().name())) : Stream.empty();
    } else if (operation instanceof CreateObject create) {
      return type(create);
    } else if (operation instanceof CreateIndex index) {
      return Stream.concat(
          index(index),
          missing(index.table(), plain(index.keys()), "column \"%s\" does not exist"));
    } else if (operation instanceof AddColumn add) {
      return add.ifNotExists() ? Stream.empty() : columnTaken(add.table(), add.column().name());
    } else if (operation instanceof AddConstraint add) {
      return constraint(add.table(), add.constraint());
    } else if (operation instanceof RenameColumn rename) {
      return Stream.concat(
          missing(rename.table(), List.of(rename.column()), "column \"%s\" does not exist"),
          columnTaken(rename.table(), rename.to()));
    } else if (operation instanceof DropColumn drop) {
      return drop.ifExists() ? Stream.empty() : missing(drop.table(), drop.column());
    }
    return changed(operation);
  }

  private Stream<String> changed(Operation operation) {
    if (operation instanceof ChangeColumnType change) {
      return missing(change.table(), change.column());
    } else if (operation instanceof SetNotNull change) {
      return missing(change.table(), change.column());
    } else if (operation instanceof DropNotNull change) {
      return missing(change.table(), change.column());
    } else if (operation instanceof SetDefault change) {
      return missing(change.table(), change.column());
    } else if (operation instanceof DropDefault change) {
      return missing(change.table(), change.column());
    }
    return Stream.empty();
  }

  private Stream<String> type(CreateObject create) {
    Table name = ObjectFacts.named(create.name());
    boolean taken =
        TYPES.contains(create.kind())
            && !create.guarded()
            && situation.schema().object(name).filter(it -> TYPES.contains(it.kind())).isPresent()
            && !situation.schema().attachments().mayHave(name, ObjectKind.OTHER, "");
    return taken ? Stream.of("type \"%s\" already exists".formatted(name.name())) : Stream.empty();
  }

  private Stream<String> index(CreateIndex index) {
    return index.ifNotExists()
        ? Stream.empty()
        : index.name().stream()
            .flatMap(name -> situation.schema().index(index.table().sibling(name)).stream())
            .filter(known -> isWhole(known.table()))
            .map(known -> relationTaken(known.name()));
  }

  private static List<String> plain(List<String> keys) {
    return keys.stream().filter(key -> PLAIN.matcher(key).matches()).toList();
  }

  private Stream<String> constraint(Table table, Constraint constraint) {
    if (constraint.kind() == Kind.CHECK || constraint.usingIndex().isPresent()) {
      return constraintTaken(table, constraint);
    }
    boolean points = constraint.kind() == Kind.FOREIGN_KEY;
    if (!points && constraint.kind() != Kind.UNIQUE && constraint.kind() != Kind.PRIMARY_KEY) {
      return Stream.empty();
    }
    String words =
        points
            ? "column \"%s\" referenced in foreign key constraint does not exist"
            : "column \"%s\" named in key does not exist";
    Stream<String> targets =
        constraint.references().stream().flatMap(to -> missing(to.table(), to.columns(), words));
    return Stream.of(
            constraintTaken(table, constraint),
            constraint.kind() == Kind.PRIMARY_KEY
                ? constraint.columns().stream().flatMap(column -> missing(table, column))
                : missing(table, constraint.columns(), words),
            targets)
        .flatMap(all -> all);
  }

  private Stream<String> constraintTaken(Table table, Constraint constraint) {
    boolean indexed = constraint.kind() == Kind.UNIQUE || constraint.kind() == Kind.PRIMARY_KEY;
    return constraint.name().stream()
        .filter(name -> constraint.usingIndex().isEmpty() && !dropsConstraint(table, name))
        .filter(name -> shape(table).flatMap(shape -> shape.constraint(name)).isPresent())
        .map(
            name ->
                indexed
                    ? relationTaken(name)
                    : "constraint \"%s\" for relation \"%s\" already exists"
                        .formatted(name, table.name()));
  }

  private boolean dropsConstraint(Table table, String name) {
    return statement.stream()
        .anyMatch(
            one ->
                one instanceof DropConstraint drop
                    && drop.table().equals(table)
                    && drop.constraint().equals(name));
  }

  /** A column of a type of the database's own may have gone with it. */
  private Stream<String> columnTaken(Table table, String name) {
    boolean leaves =
        statement.stream()
            .anyMatch(one -> one instanceof DropColumn drop && drop.column().equals(name));
    return shape(table).flatMap(shape -> shape.column(name)).stream()
        .filter(column -> Types.isBuiltIn(column.type()) && !leaves)
        .map(
            column ->
                "column \"%s\" of relation \"%s\" already exists".formatted(name, table.name()));
  }

  private Stream<String> missing(Table table, String column) {
    return missing(
        table,
        List.of(column),
        "column \"%s\" of relation \"" + table.name() + "\" does not exist");
  }

  /** Returns the server's words on the first of the columns that is not there. */
  Stream<String> missing(Table table, Collection<String> columns, String words) {
    return shape(table).stream()
        // ddl-inherit: a column that the table has by itself as well outlives that of its parent
        .filter(shape -> shape.inherits().isEmpty())
        .flatMap(
            shape ->
                columns.stream().filter(name -> shape.column(name).isEmpty() && !adds(table, name)))
        .map(words::formatted);
  }

  private boolean adds(Table table, String column) {
    return statement.stream()
        .anyMatch(
            one ->
                one instanceof AddColumn add
                    && add.table().equals(table)
                    && add.column().name().equals(column));
  }

  /** Returns the table, where it was seen being made. */
  Optional<TableShape> shape(Table table) {
    return situation.schema().table(table).filter(shape -> isWhole(table));
  }

  private boolean isWhole(Table table) {
    return situation
        .schema()
        .table(table)
        .filter(shape -> !shape.options().containsKey(TableOption.TYPE))
        .filter(shape -> !situation.schema().attachments().mayHave(table, ObjectKind.OTHER, ""))
        .isPresent();
  }

  private static String relationTaken(String name) {
    return "relation \"%s\" already exists".formatted(name);
  }
}

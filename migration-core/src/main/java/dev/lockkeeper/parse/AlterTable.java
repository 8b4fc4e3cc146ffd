package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads ALTER TABLE behind the word TABLE: every action of it, as the server takes them. */
final class AlterTable {

  private final Tokens tokens;

  AlterTable(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Operation> read() throws NotUnderstoodException {
    tokens.accept("IF", "EXISTS");
    Relation relation = tokens.relation();
    Table table = relation.table();
    List<Operation> operations = new ArrayList<>();
    do {
      operations.add(action(table));
    } while (tokens.accept(","));
    tokens.expectEnd();
    if (operations.size() > 1 && operations.stream().anyMatch(AlterTable::standsAlone)) {
      throw new NotUnderstoodException("an action that has to stand alone, among others");
    }
    operations.addAll(Relation.restrictions(List.of(relation)));
    // the server drops before it does anything else, wherever that is written
    operations.sort(Comparator.comparing(operation -> !drops(operation)));
    return operations;
  }

  private static boolean drops(Operation operation) {
    return operation instanceof Operation.DropColumn
        || operation instanceof Operation.DropConstraint;
  }

  private static boolean standsAlone(Operation operation) {
    return operation instanceof Operation.RenameTable
        || operation instanceof Operation.RenameColumn
        || operation instanceof Operation.RenameConstraint
        || operation instanceof Operation.MoveTable
        || operation instanceof Operation.AttachPartition
        || operation instanceof Operation.DetachPartition;
  }

  private Operation action(Table table) throws NotUnderstoodException {
    return switch (tokens.next().keyword()) {
      case "ADD" -> add(table);
      case "DROP" -> drop(table);
      case "ALTER" -> alter(table);
      case "RENAME" -> rename(table);
      case "VALIDATE" -> validate(table);
      case "ATTACH" -> attach(table);
      case "DETACH" -> detach(table);
      case "SET" -> set(table);
      default -> {
        tokens.back(tokens.position() - 1);
        yield new TableOptions(tokens).read(table);
      }
    };
  }

  private Operation add(Table table) throws NotUnderstoodException {
    if (Constraints.tableConstraintStarts(tokens)) {
      return new Operation.AddConstraint(table, Constraints.ofTable(tokens));
    }
    tokens.accept("COLUMN");
    boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
    return new Operation.AddColumn(table, ColumnDefinition.read(tokens), ifNotExists);
  }

  private Operation drop(Table table) throws NotUnderstoodException {
    boolean constraint = tokens.accept("CONSTRAINT");
    if (!constraint) {
      tokens.accept("COLUMN");
    }
    boolean ifExists = tokens.accept("IF", "EXISTS");
    String name = tokens.name();
    boolean cascade = tokens.cascade();
    return constraint
        ? new Operation.DropConstraint(table, name, ifExists, cascade)
        : new Operation.DropColumn(table, name, ifExists, cascade);
  }

  private Operation alter(Table table) throws NotUnderstoodException {
    if (tokens.accept("CONSTRAINT")) {
      String constraint = tokens.name();
      int start = tokens.position();
      tokens.accept("SET");
      tokens.accept("INHERIT");
      ConstraintAttributes.read(tokens);
      if (tokens.position() == start) {
        throw tokens.unexpected();
      }
      return new Operation.ChangeTableOption(
          table,
          TableOption.CONSTRAINT_ATTRIBUTES,
          constraint + " " + Rendering.phrase(tokens.since(start)));
    }
    tokens.accept("COLUMN");
    return new AlterColumn(tokens, table, tokens.name()).read();
  }

  private Operation rename(Table table) throws NotUnderstoodException {
    if (tokens.accept("TO")) {
      return new Operation.RenameTable(table, tokens.name());
    }
    boolean constraint = tokens.accept("CONSTRAINT");
    if (!constraint) {
      tokens.accept("COLUMN");
    }
    String name = tokens.name();
    tokens.expect("TO");
    String to = tokens.name();
    return constraint
        ? new Operation.RenameConstraint(table, name, to)
        : new Operation.RenameColumn(table, name, to);
  }

  private Operation validate(Table table) throws NotUnderstoodException {
    tokens.expect("CONSTRAINT");
    return new Operation.ValidateConstraint(table, tokens.name());
  }

  private Operation attach(Table table) throws NotUnderstoodException {
    tokens.expect("PARTITION");
    Table partition = tokens.table();
    int start = tokens.position();
    boolean isDefault = CreateTable.bound(tokens);
    String bound = isDefault ? "" : Rendering.phrase(tokens.since(start));
    return new Operation.AttachPartition(table, partition, isDefault, bound);
  }

  private Operation detach(Table table) throws NotUnderstoodException {
    tokens.expect("PARTITION");
    Table partition = tokens.table();
    boolean concurrently = tokens.accept("CONCURRENTLY");
    // FINALIZE ends a concurrent detachment that was interrupted
    concurrently |= tokens.accept("FINALIZE");
    return new Operation.DetachPartition(table, partition, concurrently);
  }

  private Operation set(Table table) throws NotUnderstoodException {
    if (tokens.accept("SCHEMA")) {
      return new Operation.MoveTable(table, tokens.name());
    }
    tokens.back(tokens.position() - 1);
    return new TableOptions(tokens).read(table);
  }
}

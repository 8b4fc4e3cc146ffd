package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE, DROP and ALTER INDEX behind the word INDEX. */
final class IndexStatements {

  private final Tokens tokens;

  IndexStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  Operation create(boolean unique) throws NotUnderstoodException {
    boolean concurrently = tokens.accept("CONCURRENTLY");
    boolean ifNotExists = tokens.accept("IF", "NOT", "EXISTS");
    Optional<String> name = tokens.isNext("ON") ? Optional.empty() : Optional.of(tokens.name());
    tokens.expect("ON");
    boolean only = tokens.accept("ONLY");
    Table table = tokens.table();
    int start = tokens.position();
    Optional<String> method =
        tokens.accept("USING") ? Optional.of(tokens.name()) : Optional.empty();
    List<String> keys = keys();
    List<String> include = tokens.accept("INCLUDE") ? tokens.nameList() : List.of();
    parameters();
    Optional<Expression> where =
        tokens.accept("WHERE") ? Optional.of(Expressions.whole(tokens)) : Optional.empty();
    tokens.expectEnd();
    return new Operation.CreateIndex(
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
        Rendering.sql(tokens.since(start)));
  }

  private List<String> keys() throws NotUnderstoodException {
    List<String> keys = new ArrayList<>();
    Reads reads = new Reads();
    tokens.expect("(");
    do {
      keys.add(IndexElement.read(tokens, reads));
    } while (tokens.accept(","));
    tokens.expect(")");
    return keys;
  }

  private void parameters() throws NotUnderstoodException {
    if (!tokens.accept("NULLS", "DISTINCT")) {
      tokens.accept("NULLS", "NOT", "DISTINCT");
    }
    if (tokens.accept("WITH")) {
      tokens.parenthesis();
    }
    if (tokens.accept("TABLESPACE")) {
      tokens.name();
    }
  }

  List<Operation> drop() throws NotUnderstoodException {
    boolean concurrently = tokens.accept("CONCURRENTLY");
    boolean ifExists = tokens.accept("IF", "EXISTS");
    List<Table> indexes = new ArrayList<>();
    do {
      indexes.add(tokens.table());
    } while (tokens.accept(","));
    boolean cascade = tokens.cascade();
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    for (Table index : indexes) {
      operations.add(new Operation.DropIndex(index, concurrently, ifExists, cascade));
    }
    return operations;
  }

  Operation alter() throws NotUnderstoodException {
    boolean ifExists = tokens.accept("IF", "EXISTS");
    Table index = tokens.table();
    if (tokens.accept("RENAME", "TO")) {
      String to = tokens.name();
      tokens.expectEnd();
      return new Operation.RenameIndex(index, to, ifExists);
    }
    boolean known =
        tokens.isNext("SET", "(")
            || tokens.isNext("RESET", "(")
            || tokens.isNext("SET", "TABLESPACE")
            || tokens.isNext("ATTACH", "PARTITION")
            || tokens.isNext("ALTER")
            || tokens.isNext("DEPENDS", "ON")
            || tokens.isNext("NO", "DEPENDS");
    if (!known) {
      throw tokens.unexpected();
    }
    String action =
        tokens.accept("ATTACH", "PARTITION")
            ? "INDEX ATTACH PARTITION " + tokens.table()
            : "INDEX " + Rendering.phrase(tokens.rest());
    tokens.expectEnd();
    return new Operation.AlterObject(ObjectKind.OTHER, index.toString(), Optional.empty(), action);
  }
}

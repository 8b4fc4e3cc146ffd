package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads COMMENT, GRANT and REVOKE, which change nothing that rows or queries depend on. */
final class Remarks {

  private static final Set<String> ON_RELATIONS = Names.words("CONSTRAINT TRIGGER RULE POLICY");

  private final Tokens tokens;

  Remarks(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind COMMENT. */
  Operation comment() throws NotUnderstoodException {
    tokens.expect("ON");
    int start = tokens.position();
    Optional<Table> on = commentedTable();
    while (!tokens.isNext("IS")) {
      tokens.next();
    }
    List<Token> object = tokens.since(start);
    tokens.expect("IS");
    while (!tokens.atEnd()) {
      if (tokens.peek().kind() != Token.Kind.STRING && !tokens.isNext("NULL")) {
        throw tokens.unexpected();
      }
      tokens.next();
    }
    return new Operation.AlterObject(
        ObjectKind.COMMENT, Rendering.sql(object), on, "COMMENT ON " + object.get(0).keyword());
  }

  private Optional<Table> commentedTable() throws NotUnderstoodException {
    if (tokens.accept("TABLE")
        || tokens.accept("VIEW")
        || tokens.accept("MATERIALIZED", "VIEW")
        || tokens.accept("FOREIGN", "TABLE")
        || tokens.accept("SEQUENCE")) {
      return Optional.of(tokens.table());
    }
    if (tokens.accept("COLUMN")) {
      List<String> parts = tokens.qualifiedName();
      if (parts.size() < 2) {
        throw tokens.unexpected();
      }
      return Optional.of(tokens.table(parts.subList(0, parts.size() - 1)));
    }
    if (tokens.isAny(ON_RELATIONS)) {
      tokens.next();
      tokens.label();
      tokens.expect("ON");
      return tokens.accept("DOMAIN") ? Optional.empty() : Optional.of(tokens.table());
    }
    tokens.next();
    return Optional.empty();
  }

  /** Reads GRANT or REVOKE from that word. */
  List<Operation> privilege() throws NotUnderstoodException {
    int start = tokens.position();
    String verb = tokens.next().keyword();
    String direction = verb.equals("GRANT") ? "TO" : "FROM";
    int end = start;
    int objects = 0;
    while (!tokens.isNext(direction)) {
      if (tokens.isNext("ON") && objects == 0) {
        end = tokens.position();
        objects = end + 1;
      }
      tokens.next();
    }
    List<Token> what = tokens.since(objects == 0 ? start + 1 : objects);
    List<Token> all = tokens.since(start);
    List<Token> action = objects == 0 ? all : all.subList(0, end - start);
    tokens.rest();
    List<Table> relations = objects == 0 ? List.of() : relations(what);
    List<Operation> operations = new ArrayList<>();
    for (Table relation : relations) {
      String name = relations.size() == 1 ? Rendering.sql(what) : relation.toString();
      operations.add(privilege(name, Optional.of(relation), action));
    }
    return operations.isEmpty()
        ? List.of(privilege(Rendering.sql(what), Optional.empty(), action))
        : operations;
  }

  private static Operation privilege(String name, Optional<Table> on, List<Token> action) {
    return new Operation.AlterObject(ObjectKind.PRIVILEGE, name, on, Rendering.phrase(action));
  }

  private List<Table> relations(List<Token> objects) {
    Tokens named = tokens.over(new ArrayList<>(objects));
    if (!named.accept("TABLE")) {
      named.accept("SEQUENCE");
    }
    List<Table> relations = new ArrayList<>();
    try {
      do {
        relations.add(named.table());
      } while (named.accept(","));
      return named.atEnd() ? relations : List.of();
    } catch (NotUnderstoodException e) {
      // other objects than relations
      return List.of();
    }
  }
}

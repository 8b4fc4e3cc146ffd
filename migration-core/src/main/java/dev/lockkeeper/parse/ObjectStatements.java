package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE and DROP of everything that is neither table nor index. */
final class ObjectStatements {

  private static final Set<ObjectKind> FIRED = Set.of(ObjectKind.TRIGGER, ObjectKind.RULE);

  private final Tokens tokens;

  private final ObjectNames names;

  ObjectStatements(Tokens tokens) {
    this.tokens = tokens;
    this.names = new ObjectNames(tokens);
  }

  /** Reads on behind CREATE and its OR REPLACE, TEMPORARY and the like. */
  List<Operation> create(boolean orReplace) throws NotUnderstoodException {
    ObjectKind kind = names.made(names.kind());
    boolean guarded = tokens.accept("IF", "NOT", "EXISTS") || orReplace;
    String name = createdName(kind);
    Definition fired = FIRED.contains(kind) ? tokens.ahead(Definitions::fired) : Definition.NONE;
    Set<Trait> replaced = Set.of();
    if (kind == ObjectKind.TRIGGER && tokens.accept("INSTEAD", "OF")) {
      replaced = Definitions.replaced(tokens);
    }
    Optional<Table> on = createdOn(kind);
    List<Operation> operations = new ArrayList<>();
    Definition definition = Definition.NONE;
    if (kind == ObjectKind.MATERIALIZED_VIEW) {
      definition = materialized(operations);
    } else if (kind == ObjectKind.SCHEMA) {
      operations.addAll(elements(name));
    } else if (kind == ObjectKind.PUBLICATION) {
      operations.addAll(Relation.restrictions(tokens.ahead(Publications::tables)));
    }
    if (kind != ObjectKind.MATERIALIZED_VIEW) {
      definition = new Definitions(tokens).read(kind).with(replaced).firedBy(fired);
    }
    operations.add(0, new Operation.CreateObject(kind, name, on, guarded, definition));
    tokens.rest();
    return operations;
  }

  /** Names without a schema in what it is to hold belong to the new one, not where others do. */
  private List<Operation> elements(String schema) throws NotUnderstoodException {
    if (tokens.accept("AUTHORIZATION")) {
      tokens.label();
    }
    List<Operation> elements = new ArrayList<>();
    while (!tokens.atEnd()) {
      int start = tokens.position();
      if (!tokens.accept("GRANT")) {
        tokens.expect("CREATE");
      }
      do {
        // the first may be a CREATE that is granted
        tokens.next();
      } while (!tokens.atEnd() && !tokens.isNext("CREATE") && !tokens.isNext("GRANT"));
      elements.addAll(new Heads(tokens.in(schema, tokens.since(start))).read());
    }
    return elements;
  }

  private String createdName(ObjectKind kind) throws NotUnderstoodException {
    if (kind == ObjectKind.SCHEMA && tokens.accept("AUTHORIZATION")) {
      return tokens.label();
    }
    return names.name(kind, tokens::newTable);
  }

  private Optional<Table> createdOn(ObjectKind kind) throws NotUnderstoodException {
    if (kind == ObjectKind.POLICY) {
      tokens.expect("ON");
      return Optional.of(tokens.table());
    }
    if (kind == ObjectKind.TRIGGER) {
      return tableBehind("ON");
    }
    if (kind == ObjectKind.RULE) {
      return tableBehind("TO");
    }
    return kind == ObjectKind.STATISTICS ? tableBehind("FROM") : Optional.empty();
  }

  private Optional<Table> tableBehind(String keyword) throws NotUnderstoodException {
    while (!tokens.accept(keyword)) {
      tokens.next();
    }
    return Optional.of(tokens.table());
  }

  private Definition materialized(List<Operation> operations) throws NotUnderstoodException {
    List<String> named = tokens.isNext("(") ? tokens.nameList() : List.of();
    while (!tokens.accept("AS")) {
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else {
        tokens.next();
      }
    }
    Reads reads = new Reads();
    int start = tokens.position();
    new Queries(tokens, reads).query();
    List<Token> query = tokens.since(start);
    Definition definition =
        Definitions.ofQuery(reads, query).showing(named.isEmpty() ? ShownColumns.of(query) : named);
    boolean empty = tokens.accept("WITH", "NO", "DATA");
    if (!empty) {
      tokens.accept("WITH", "DATA");
    }
    tokens.expectEnd();
    if (!empty) {
      operations.add(reads.query());
    }
    return definition;
  }

  /** Reads on behind DROP. */
  List<Operation> drop() throws NotUnderstoodException {
    ObjectKind kind = names.made(names.kind());
    boolean ifExists = tokens.accept("IF", "EXISTS");
    List<String> dropped = new ArrayList<>();
    if (kind == ObjectKind.OTHER) {
      dropped.add(Rendering.sql(withoutBehavior(tokens.rest())));
    } else {
      do {
        dropped.add(names.name(kind));
        if (tokens.isNext("(")) {
          tokens.parenthesis();
        }
      } while (tokens.accept(","));
    }
    Optional<Table> on = Optional.empty();
    if (ObjectNames.BELONG_TO_TABLES.contains(kind)) {
      tokens.expect("ON");
      on = Optional.of(tokens.table());
    }
    boolean cascade = kind == ObjectKind.OTHER ? endsInCascade() : tokens.cascade();
    if (kind == ObjectKind.DATABASE) {
      tokens.rest();
    }
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    for (String name : dropped) {
      operations.add(new Operation.DropObject(kind, name, on, ifExists, cascade));
    }
    return operations;
  }

  /** Reads on behind DROP OWNED BY: everything in the database that those roles own. */
  List<Operation> dropOwned() throws NotUnderstoodException {
    List<String> roles = new ArrayList<>();
    do {
      roles.add(tokens.label());
    } while (tokens.accept(","));
    boolean cascade = tokens.cascade();
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    for (String role : roles) {
      operations.add(
          new Operation.DropObject(ObjectKind.OWNED, role, Optional.empty(), false, cascade));
    }
    return operations;
  }

  private boolean endsInCascade() {
    return tokens.peek(-1).is("CASCADE");
  }

  private static List<Token> withoutBehavior(List<Token> rest) {
    boolean behavior =
        !rest.isEmpty()
            && (rest.get(rest.size() - 1).is("CASCADE")
                || rest.get(rest.size() - 1).is("RESTRICT"));
    return behavior ? rest.subList(0, rest.size() - 1) : rest;
  }
}

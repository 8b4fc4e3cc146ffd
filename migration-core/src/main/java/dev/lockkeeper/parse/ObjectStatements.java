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
import java.util.function.Function;

/** Reads CREATE, ALTER and DROP of everything that is neither table nor index. */
final class ObjectStatements {

  private static final Set<ObjectKind> BELONG_TO_TABLES =
      Set.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

  private static final Set<ObjectKind> FIRED = Set.of(ObjectKind.TRIGGER, ObjectKind.RULE);

  /** Routines may share a name, and are called by it alone. */
  private static final Set<ObjectKind> LOOKED_FOR =
      Set.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.SEQUENCE,
          ObjectKind.TYPE,
          ObjectKind.DOMAIN,
          ObjectKind.FUNCTION,
          ObjectKind.FOREIGN_TABLE);

  private final Tokens tokens;

  ObjectStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind CREATE and its OR REPLACE, TEMPORARY and the like. */
  List<Operation> create(boolean orReplace) throws NotUnderstoodException {
    ObjectKind kind = made(kind());
    boolean guarded = tokens.accept("IF", "NOT", "EXISTS") || orReplace;
    String name = createdName(kind);
    Definition fired = FIRED.contains(kind) ? ahead(Definitions::fired) : Definition.NONE;
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
      operations.addAll(Relation.restrictions(ahead(Publications::tables)));
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

  private ObjectKind kind() throws NotUnderstoodException {
    Optional<ObjectKind> kind = ObjectKinds.accept(tokens);
    if (kind.isEmpty()) {
      throw tokens.unexpected();
    }
    return kind.get();
  }

  /** A tablespace is made and dropped for the whole server; no transaction holds that. */
  private ObjectKind made(ObjectKind kind) {
    return tokens.peek(-1).is("TABLESPACE") ? ObjectKind.SERVER : kind;
  }

  private String createdName(ObjectKind kind) throws NotUnderstoodException {
    if (kind == ObjectKind.SCHEMA && tokens.accept("AUTHORIZATION")) {
      return tokens.label();
    }
    return name(kind, tokens::newTable);
  }

  private String name(ObjectKind kind) throws NotUnderstoodException {
    return name(kind, kind == ObjectKind.FUNCTION ? this::routine : tokens::table);
  }

  /** Returns what a routine is called that should be there; no table can have its name. */
  private Table routine(List<String> parts) {
    return parts.size() > 1
        ? tokens.table(parts)
        : tokens
            .known(parts.get(0) + "()")
            .map(known -> known.sibling(parts.get(0)))
            .orElseGet(() -> tokens.table(parts));
  }

  private String name(ObjectKind kind, Function<List<String>, Table> called)
      throws NotUnderstoodException {
    if (kind == ObjectKind.OTHER || kind == ObjectKind.SERVER) {
      // casts, operators and mappings have no plain names
      if (tokens.isNext("(")) {
        return Rendering.sql(tokens.parenthesis());
      }
      Token first = tokens.next();
      return Names.isLabel(first) ? Names.stored(first) : first.text();
    }
    // the server names statistics itself where nobody does
    if (kind == ObjectKind.STATISTICS && tokens.isNext("ON")) {
      return "";
    }
    if (kind == ObjectKind.ROLE) {
      return tokens.label();
    }
    List<String> parts = new ArrayList<>();
    do {
      parts.add(tokens.label());
    } while (tokens.accept("."));
    boolean alone = parts.size() == 1 && !LOOKED_FOR.contains(kind);
    return alone ? parts.get(0) : called.apply(parts).toString();
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
    ObjectKind kind = made(kind());
    boolean ifExists = tokens.accept("IF", "EXISTS");
    List<String> names = new ArrayList<>();
    if (kind == ObjectKind.OTHER) {
      names.add(Rendering.sql(withoutBehavior(tokens.rest())));
    } else {
      do {
        names.add(name(kind));
        if (tokens.isNext("(")) {
          tokens.parenthesis();
        }
      } while (tokens.accept(","));
    }
    Optional<Table> on = Optional.empty();
    if (BELONG_TO_TABLES.contains(kind)) {
      tokens.expect("ON");
      on = Optional.of(tokens.table());
    }
    boolean cascade = kind == ObjectKind.OTHER ? endsInCascade() : tokens.cascade();
    if (kind == ObjectKind.DATABASE) {
      tokens.rest();
    }
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>();
    for (String name : names) {
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

  /** Reads on behind ALTER. */
  List<Operation> alter() throws NotUnderstoodException {
    ObjectKind kind = kind();
    tokens.accept("IF", "EXISTS");
    String name = name(kind);
    Optional<Table> on = Optional.empty();
    if (BELONG_TO_TABLES.contains(kind)) {
      tokens.expect("ON");
      on = Optional.of(tokens.table());
    } else if (tokens.isNext("(") && kind == ObjectKind.FUNCTION) {
      tokens.parenthesis();
    }
    if (tokens.atEnd()) {
      throw tokens.unexpected();
    }
    if (kind == ObjectKind.TYPE && Attributes.areNext(tokens)) {
      return new Attributes(tokens, name).altered();
    }
    List<Relation> named = kind == ObjectKind.PUBLICATION ? ahead(Publications::tables) : List.of();
    if (kind == ObjectKind.SEQUENCE) {
      on = ahead(Definitions::owner);
    }
    String action = on.isPresent() && tokens.isNext("OWNED", "BY") ? owning() : said(kind);
    if (named.isEmpty()) {
      return List.of(new Operation.AlterObject(kind, name, on, action));
    }
    List<Operation> operations = new ArrayList<>(Relation.restrictions(named));
    for (Table table : Relation.tables(named)) {
      operations.add(new Operation.AlterObject(kind, name, Optional.of(table), action));
    }
    return operations;
  }

  private String said(ObjectKind kind) throws NotUnderstoodException {
    if (tokens.accept("SET", "SCHEMA")) {
      String schema = tokens.label();
      tokens.expectEnd();
      return "SET SCHEMA " + schema;
    }
    return tokens.isNext("RENAME") && !tokens.isNext("RENAME", "VALUE") ? naming() : action(kind);
  }

  /** The action with the names as the catalog stores them. */
  private String naming() throws NotUnderstoodException {
    tokens.expect("RENAME");
    if (tokens.accept("TO")) {
      String name = tokens.label();
      tokens.expectEnd();
      return "RENAME TO " + name;
    }
    String what = tokens.isNext("CONSTRAINT") || tokens.isNext("ATTRIBUTE") ? part() : "COLUMN";
    if (what.equals("COLUMN")) {
      tokens.accept("COLUMN");
    }
    String from = tokens.label();
    tokens.expect("TO");
    String named = "RENAME %s %s TO %s".formatted(what, from, tokens.label());
    String behavior = Rendering.phrase(tokens.rest());
    return behavior.isEmpty() ? named : named + " " + behavior;
  }

  private String part() throws NotUnderstoodException {
    return tokens.next().keyword();
  }

  /** The action with the column as its table calls it. */
  private String owning() throws NotUnderstoodException {
    tokens.expect("OWNED", "BY");
    List<String> parts = tokens.qualifiedName();
    tokens.rest();
    return "OWNED BY " + parts.get(parts.size() - 1);
  }

  /** Reads something that stands further on, and goes back. */
  private interface Ahead<T> {
    T read(Tokens tokens) throws NotUnderstoodException;
  }

  private <T> T ahead(Ahead<T> reader) throws NotUnderstoodException {
    int start = tokens.position();
    T found = reader.read(tokens);
    tokens.back(start);
    return found;
  }

  private String action(ObjectKind kind) {
    List<Token> rest = tokens.rest();
    // an enum's values matter; any other string may be a password
    boolean strings = kind == ObjectKind.TYPE;
    List<Token> shown =
        rest.stream().filter(token -> strings || token.kind() != Token.Kind.STRING).toList();
    return Rendering.phrase(shown);
  }
}

package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ALTER of everything that is neither table nor index. */
final class ObjectChanges {

  private final Tokens tokens;

  private final ObjectNames names;

  ObjectChanges(Tokens tokens) {
    this.tokens = tokens;
    this.names = new ObjectNames(tokens);
  }

  /** Reads on behind ALTER. */
  List<Operation> alter() throws NotUnderstoodException {
    ObjectKind kind = names.kind();
    tokens.accept("IF", "EXISTS");
    String name = names.name(kind);
    Optional<Table> on = Optional.empty();
    if (ObjectNames.BELONG_TO_TABLES.contains(kind)) {
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
    List<Relation> named =
        kind == ObjectKind.PUBLICATION ? tokens.ahead(Publications::tables) : List.of();
    if (kind == ObjectKind.SEQUENCE) {
      on = tokens.ahead(Definitions::owner);
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

  private String action(ObjectKind kind) {
    List<Token> rest = tokens.rest();
    // an enum's values matter; any other string may be a password
    boolean strings = kind == ObjectKind.TYPE;
    List<Token> shown =
        rest.stream().filter(token -> strings || token.kind() != Token.Kind.STRING).toList();
    return Rendering.phrase(shown);
  }
}

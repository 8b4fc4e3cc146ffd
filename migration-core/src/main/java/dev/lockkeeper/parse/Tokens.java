package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cursor that knows what PostgreSQL takes for a name. */
final class Tokens extends TokenCursor {

  private final SearchPath path;

  Tokens(List<Token> all, SearchPath path) {
    super(all);
    this.path = path;
  }

  /** Returns a cursor over other tokens of the same script. */
  Tokens over(List<Token> others) {
    return new Tokens(others, path);
  }

  /** Returns a cursor over those tokens, whose names are looked for in that schema first. */
  Tokens in(String schema, List<Token> others) {
    return new Tokens(others, path.behind(schema));
  }

  /** Returns the name of a column, a table, an alias or the like. */
  String name() throws NotUnderstoodException {
    if (!Names.isColumnName(peek())) {
      throw unexpected();
    }
    return Names.stored(next());
  }

  /** Returns whatever word or quoted identifier comes next, as a name. */
  String label() throws NotUnderstoodException {
    if (!Names.isLabel(peek())) {
      throw unexpected();
    }
    return Names.stored(next());
  }

  /** Returns the parts of a dotted name. */
  List<String> qualifiedName() throws NotUnderstoodException {
    List<String> parts = new ArrayList<>();
    parts.add(name());
    while (accept(".")) {
      parts.add(label());
    }
    return parts;
  }

  Table table() throws NotUnderstoodException {
    return table(qualifiedName());
  }

  /**
   * Returns the table of a dotted name; the default schema is left out, and so is a database before
   * it.
   */
  Table table(List<String> parts) {
    String name = parts.get(parts.size() - 1);
    return parts.size() == 1 ? path.found(name) : path.in(parts.get(parts.size() - 2), name);
  }

  /** Returns the name of a table that is to be made. */
  Table newTable() throws NotUnderstoodException {
    return newTable(qualifiedName());
  }

  /** Returns the table to be made of a dotted name. */
  Table newTable(List<String> parts) {
    return parts.size() == 1 ? path.made(parts.get(0)) : table(parts);
  }

  /** Returns the table of a name without a schema, where it is known to be there. */
  Optional<Table> known(String name) {
    return path.known(name);
  }

  /** Returns the table of {@code t}, {@code t *}, {@code ONLY t} or {@code ONLY (t)}. */
  Relation relation() throws NotUnderstoodException {
    if (!accept("ONLY")) {
      Table table = table();
      accept("*");
      return new Relation(table, false);
    }
    boolean parenthesized = accept("(");
    Table table = table();
    if (parenthesized) {
      expect(")");
    }
    return new Relation(table, true);
  }

  /** Returns such tables, separated by commas. */
  List<Relation> relations() throws NotUnderstoodException {
    List<Relation> relations = new ArrayList<>();
    do {
      relations.add(relation());
    } while (accept(","));
    return relations;
  }

  /** Returns names in parentheses, separated by commas. */
  List<String> nameList() throws NotUnderstoodException {
    List<String> names = new ArrayList<>();
    expect("(");
    do {
      names.add(name());
    } while (accept(","));
    expect(")");
    return names;
  }

  /** Returns the text between a plain string's quotes, where that is what comes next. */
  Optional<String> plainString() {
    Token token = peek();
    if (token.kind() != Token.Kind.STRING || !token.text().startsWith("'")) {
      return Optional.empty();
    }
    back(position() + 1);
    String text = token.text();
    return Optional.of(text.substring(1, text.length() - 1).replace("''", "'"));
  }

  /** Reads something that stands further on. */
  interface Ahead<T> {
    T read(Tokens tokens) throws NotUnderstoodException;
  }

  /** Returns what stands further on, and stays where it is. */
  <T> T ahead(Ahead<T> reader) throws NotUnderstoodException {
    int start = position();
    T found = reader.read(this);
    back(start);
    return found;
  }
}

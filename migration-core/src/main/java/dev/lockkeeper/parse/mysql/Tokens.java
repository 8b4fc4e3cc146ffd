package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A cursor that knows what MySQL takes for a name. */
final class Tokens extends TokenCursor {

  private static final Set<String> PROGRAMS = words("PROCEDURE FUNCTION TRIGGER EVENT");
  private static final int LONGEST_DEFINER = 8;

  private final Session session;

  Tokens(List<Token> all, Session session) {
    super(all);
    this.session = session;
  }

  /** Returns a cursor over other tokens of the same script. */
  Tokens over(List<Token> others) {
    return new Tokens(others, session);
  }

  /** Returns a cursor over other tokens, as another session sees them. */
  Tokens over(List<Token> others, Session other) {
    return new Tokens(others, other);
  }

  Session session() {
    return session;
  }

  /** Returns a name as it is written: of a table, a database, an alias. */
  String name() throws NotUnderstoodException {
    if (!Words.isName(peek())) {
      throw unexpected();
    }
    return Words.bare(next());
  }

  /** Returns whatever word or quoted identifier comes next, as a name. */
  String label() throws NotUnderstoodException {
    if (!Words.isLabel(peek())) {
      throw unexpected();
    }
    return Words.bare(next());
  }

  /** Returns the name of a column, an index or a constraint, in the spelling that it always has. */
  String member() throws NotUnderstoodException {
    return session.spelt(name());
  }

  /** Returns whether what comes next is that name in letters of another case. */
  boolean respells(String member) throws NotUnderstoodException {
    if (!Words.isName(peek())) {
      return false;
    }
    String written = Words.bare(peek());
    return written.equalsIgnoreCase(member) && !written.equals(member);
  }

  /** Returns a column's name behind its table's, which is not needed, or alone. */
  String qualifiedMember() throws NotUnderstoodException {
    List<String> parts = qualifiedName();
    return session.spelt(parts.get(parts.size() - 1));
  }

  /** Returns the parts of a dotted name. */
  List<String> qualifiedName() throws NotUnderstoodException {
    List<String> parts = new ArrayList<>();
    accept(".");
    parts.add(peek(1).is(".") ? label() : name());
    while (accept(".")) {
      parts.add(label());
    }
    return parts;
  }

  Table table() throws NotUnderstoodException {
    List<String> parts = qualifiedName();
    return switch (parts.size()) {
      case 1 -> session.table(parts.get(0));
      case 2 -> session.table(parts.get(0), parts.get(1));
      default -> throw new NotUnderstoodException("a table's name has two parts at most");
    };
  }

  /** Returns tables, separated by commas. */
  List<Table> tables() throws NotUnderstoodException {
    List<Table> tables = new ArrayList<>();
    do {
      tables.add(table());
    } while (accept(","));
    return tables;
  }

  /** Returns columns in parentheses, separated by commas. */
  List<String> members() throws NotUnderstoodException {
    List<String> names = new ArrayList<>();
    expect("(");
    do {
      names.add(member());
    } while (accept(","));
    expect(")");
    return names;
  }

  /** Returns names separated by commas. */
  List<String> names() throws NotUnderstoodException {
    List<String> names = new ArrayList<>();
    do {
      names.add(name());
    } while (accept(","));
    return names;
  }

  /** Passes everything up to that position and returns it. */
  List<Token> upTo(int position) throws NotUnderstoodException {
    int start = position();
    while (position() < position) {
      next();
    }
    return since(start);
  }

  /** Passes everything up to that symbol outside parentheses, or to the end, and returns it. */
  List<Token> upTo(String symbol) throws NotUnderstoodException {
    int start = position();
    while (!atEnd() && !isNext(symbol)) {
      if (isNext("(")) {
        parenthesis();
      } else {
        next();
      }
    }
    return since(start);
  }

  /** Returns whether the making of a routine, trigger or event comes next, whose body it holds. */
  boolean isProgram() {
    if (!isNext("CREATE") && !isNext("ALTER")) {
      return false;
    }
    int ahead = 1;
    if (peek(1).is("DEFINER")) {
      while (ahead < LONGEST_DEFINER && !PROGRAMS.contains(peek(ahead).keyword())) {
        ahead++;
      }
    }
    return PROGRAMS.contains(peek(ahead).keyword());
  }

  boolean isString() {
    return peek().kind() == Token.Kind.STRING;
  }

  /** Returns what a plain string says. */
  String string() throws NotUnderstoodException {
    if (!isString()) {
      throw unexpected();
    }
    return Literals.text(next());
  }

  /** Returns a whole number. */
  int number() throws NotUnderstoodException {
    Token token = next();
    boolean whole = token.kind() == Token.Kind.NUMBER && token.text().matches("[0-9]{1,9}");
    if (!whole) {
      back(position() - 1);
      throw unexpected();
    }
    return Integer.parseInt(token.text());
  }

  /** Returns a word, a string or a number: what an option can be set to. */
  String value() throws NotUnderstoodException {
    accept("-");
    Token token = next();
    return switch (token.kind()) {
      case STRING -> Literals.text(token);
      case WORD, QUOTED_IDENTIFIER -> Words.bare(token);
      case NUMBER -> token.text();
      default -> {
        back(position() - 1);
        throw unexpected();
      }
    };
  }

  /** Passes an account: a user with or without a host, or the one who is logged in. */
  String account() throws NotUnderstoodException {
    if (accept("CURRENT_USER")) {
      accept("(", ")");
      return "CURRENT_USER";
    }
    if (!isString() && !Words.isLabel(peek())) {
      throw unexpected();
    }
    Token user = next();
    String name = isQuoted(user) ? Literals.text(user) : Words.bare(user);
    boolean host = peek().kind() == Token.Kind.PARAMETER && peek().text().startsWith("@");
    if (host) {
      return name + next().text().replaceAll("['\"`]", "");
    }
    if (accept("@")) {
      return name + "@" + value();
    }
    return name;
  }

  private static boolean isQuoted(Token token) {
    return token.kind() == Token.Kind.STRING;
  }
}

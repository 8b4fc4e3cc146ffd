package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One command or declaration of a PL/pgSQL body, without its semicolon. */
final class PlpgsqlCommand {

  private static final Set<String> WITH_TARGETS =
      Set.of("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE");

  private final BodyText text;
  private final int from;
  private final int to;

  PlpgsqlCommand(BodyText text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /** Takes a variable's first value, or a cursor's query. */
  void declaration() {
    text.numbers().declared(text.tokens(from, to));
    text.texts().declared(text.tokens(from, to));
    if (text.find("CURSOR", from + 1, Math.min(from + 4, to)) < Math.min(from + 4, to)) {
      int query = Math.min(text.find("FOR", from, to), text.find("IS", from, to));
      if (query + 1 < to) {
        new PlpgsqlCommand(text, query + 1, to).sql();
      }
      return;
    }
    int value = Math.min(text.find(":=", from, to), text.find("=", from, to));
    value = Math.min(value, text.find("DEFAULT", from, to));
    text.expression(Math.min(value + 1, to), to);
  }

  /** Takes what a command asks of the database; nothing where that is nothing. */
  void command() {
    int assigned = assigned();
    if (assigned < to) {
      text.expression(assigned + 1, to);
      return;
    }
    switch (text.keyword(from)) {
      case "END" -> end();
      case "NULL", "GET", "FETCH", "MOVE", "CLOSE" -> {
        // none of them calls or changes anything
      }
      case "PERFORM", "ASSERT" -> text.expression(from + 1, to);
      case "EXIT", "CONTINUE" -> {
        int when = text.find("WHEN", from, to);
        text.expression(Math.min(when + 1, to), to);
      }
      case "RETURN" -> returned();
      case "RAISE" -> raised();
      case "OPEN" -> opened();
      case "EXECUTE" -> text.executed(from, to);
      default -> sql();
    }
  }

  /** Returns where the operator of an assignment stands; {@code to} where this is none. */
  private int assigned() {
    boolean name =
        text.kind(from) == Token.Kind.WORD || text.kind(from) == Token.Kind.QUOTED_IDENTIFIER;
    int next = target(from);
    boolean assigns = text.is(next, ":=") || text.is(next, "=");
    return name && next < to && assigns ? next : to;
  }

  /** Returns what comes behind a variable, its fields and subscripts. */
  private int target(int variable) {
    int next = variable + 1;
    while (next < to) {
      if (text.is(next, ".")) {
        next += 2;
      } else if (text.is(next, "[")) {
        next = text.find("]", next + 1, to) + 1;
      } else {
        break;
      }
    }
    return Math.min(next, to);
  }

  private void end() {
    boolean plain = to - from <= 3;
    for (int i = from; i < to; i++) {
      Token.Kind kind = text.kind(i);
      plain &= kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_IDENTIFIER;
    }
    if (!plain) {
      text.unread(from, to, "more than a label behind END");
    }
  }

  private void returned() {
    if (!text.is(from + 1, "QUERY")) {
      text.expression(text.is(from + 1, "NEXT") ? from + 2 : from + 1, to);
    } else if (text.is(from + 2, "EXECUTE")) {
      text.executed(from + 2, to);
    } else if (from + 2 < to) {
      new PlpgsqlCommand(text, from + 2, to).sql();
    }
  }

  private void raised() {
    int using = text.find("USING", from, to);
    int arguments = text.find(",", from, using);
    text.expression(Math.min(arguments + 1, using), using);
    text.expression(Math.min(using + 1, to), to);
  }

  private void opened() {
    int query = text.find("FOR", from, to);
    if (query + 1 >= to) {
      text.expression(Math.min(from + 2, to), to);
    } else if (text.is(query + 1, "EXECUTE")) {
      text.executed(query + 1, to);
    } else {
      new PlpgsqlCommand(text, query + 1, to).sql();
    }
  }

  /** Takes an SQL statement, without the INTO that names variables of the body. */
  void sql() {
    List<Token> read = new ArrayList<>(text.tokens(from, to));
    int into = WITH_TARGETS.contains(text.keyword(from)) ? into() : to;
    if (into < to) {
      int end = targetsEnd(into);
      read = new ArrayList<>(text.tokens(from, into));
      read.addAll(text.tokens(end, to));
    }
    text.statement(from, to, read);
  }

  private int into() {
    int into = text.find("INTO", from, to);
    while (into < to && (text.is(into - 1, "INSERT") || text.is(into - 1, "MERGE"))) {
      into = text.find("INTO", into + 1, to);
    }
    return into;
  }

  private int targetsEnd(int into) {
    int end = target(text.is(into + 1, "STRICT") ? into + 2 : into + 1);
    while (end < to && text.is(end, ",")) {
      end = target(end + 1);
    }
    return end;
  }
}

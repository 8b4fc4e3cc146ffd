package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.script.Token;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The places of a statement at which nothing but a table, view or routine is named. */
final class TablePlaces {

  private static final Set<String> BEFORE_NAME =
      Set.of(
          ("INTO UPDATE TABLE TABLES FROM JOIN STRAIGHT_JOIN USING REFERENCES VIEW PROCEDURE"
                  + " FUNCTION TRIGGER EVENT CALL EXISTS INSERT REPLACE DELETE IGNORE LOW_PRIORITY"
                  + " HIGH_PRIORITY DELAYED QUICK TO")
              .split(" "));

  private static final Set<String> LISTS = Set.of("FROM", "UPDATE", "JOIN", "USING", "DELETE");

  private static final Set<String> END_OF_LIST =
      Set.of(
          "WHERE", "SET", "GROUP", "ORDER", "HAVING", "LIMIT", "UNION", "SELECT", "WINDOW", "FOR",
          "VALUES", ";");

  /** FROM is a part of their arguments. */
  private static final Set<String> FUNCTIONS_WITH_FROM =
      Set.of("EXTRACT", "TRIM", "SUBSTRING", "SUBSTR", "MID");

  private final List<Token> tokens;
  private final BitSet places = new BitSet();

  TablePlaces(List<Token> tokens) {
    this.tokens = tokens;
    find();
  }

  /** Returns whether a name at that token is a table's, view's or routine's. */
  boolean at(int token) {
    return places.get(token);
  }

  private void find() {
    Deque<Boolean> lists = new ArrayDeque<>(List.of(false));
    Deque<Boolean> arguments = new ArrayDeque<>(List.of(false));
    boolean ofIndex = false;
    for (int at = 0; at < tokens.size(); at++) {
      String word = tokens.get(at).keyword();
      if (word.equals("(")) {
        lists.push(lists.peek() && at > 0 && BEFORE_NAME.contains(tokens.get(at - 1).keyword()));
        arguments.push(at > 0 && FUNCTIONS_WITH_FROM.contains(tokens.get(at - 1).keyword()));
      } else if (word.equals(")") && lists.size() > 1) {
        lists.pop();
        arguments.pop();
      } else if (END_OF_LIST.contains(word)) {
        replace(lists, false);
      } else if (LISTS.contains(word) && !isAssignment(at) && !arguments.peek()) {
        replace(lists, true);
      }
      ofIndex |= at < 8 && (word.equals("INDEX") || word.equals("TRIGGER"));
      boolean firstOn = ofIndex && word.equals("ON") && definesBefore(at);
      boolean before = BEFORE_NAME.contains(word) && !isAssignment(at) && !arguments.peek();
      boolean next = word.equals(",") && lists.peek();
      if (before || next || firstOn) {
        places.set(at + 1);
      }
    }
  }

  /** ON DUPLICATE KEY UPDATE, after which columns are named. */
  private boolean isAssignment(int at) {
    return at > 0 && tokens.get(at).is("UPDATE") && tokens.get(at - 1).is("KEY");
  }

  /** Whether no other ON stands before this one of CREATE INDEX, DROP INDEX or CREATE TRIGGER. */
  private boolean definesBefore(int at) {
    return Set.of("CREATE", "DROP").contains(tokens.get(0).keyword())
        && tokens.subList(0, at).stream().noneMatch(token -> token.is("ON"));
  }

  private static void replace(Deque<Boolean> lists, boolean top) {
    lists.pop();
    lists.push(top);
  }
}

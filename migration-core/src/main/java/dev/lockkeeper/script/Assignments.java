package dev.lockkeeper.script;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a body its variables may be declared or given a value; places where nothing of that kind
 * happens may be among them, none is missing.
 */
final class Assignments {

  private static final Set<String> BEFORE_COMMANDS =
      Set.of(";", "DECLARE", "BEGIN", "THEN", "ELSE", "LOOP", ">>");

  private static final Set<String> BEFORE_TARGETS =
      Set.of("INTO", "STRICT", "DIAGNOSTICS", "FOR", "FOREACH", ",");

  private final Map<String, TreeSet<Integer>> places = new HashMap<>();
  private boolean targets;
  private boolean calls;
  private int depth;

  Assignments(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      String before = i == 0 ? ";" : keyword(tokens.get(i - 1));
      passed(keyword(tokens.get(i)));
      boolean given =
          BEFORE_COMMANDS.contains(before)
              || calls
              || (targets && depth == 0 && BEFORE_TARGETS.contains(before));
      if (given && isName(tokens.get(i))) {
        places.computeIfAbsent(name(tokens.get(i)), name -> new TreeSet<>()).add(i);
      }
    }
  }

  /** A routine may give values to whatever stands among its arguments. */
  private void passed(String word) {
    switch (word) {
      case ";" -> {
        targets = false;
        calls = false;
        depth = 0;
      }
      case "(" -> depth++;
      case ")" -> depth--;
      case "CALL" -> calls = true;
      case "INTO", "DIAGNOSTICS", "FOR", "FOREACH" -> targets = true;
      case "IN", "LOOP" -> targets = false;
      default -> {
        // it begins and ends nothing
      }
    }
  }

  private static String keyword(Token token) {
    boolean plain = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.SYMBOL;
    return plain ? token.keyword() : "";
  }

  static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_IDENTIFIER;
  }

  /** Returns the variable's name, the same however it is written. */
  static String name(Token token) {
    return token.kind() == Token.Kind.QUOTED_IDENTIFIER
        ? token.text().substring(1, token.text().length() - 1)
        : token.text().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the variable has no value but that of its one declaration. */
  boolean isOnlyDeclared(String name) {
    return places.getOrDefault(name, new TreeSet<>()).size() == 1;
  }

  /** Returns whether the variable may be given a value there. */
  boolean between(String name, int from, int to) {
    return !places.getOrDefault(name, new TreeSet<>()).subSet(from, to).isEmpty();
  }
}

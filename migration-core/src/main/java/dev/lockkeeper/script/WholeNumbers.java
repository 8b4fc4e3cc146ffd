package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which expressions of a body can be nothing but digits, a sign and underscores, so that no
 * word of SQL comes in with them.
 */
final class WholeNumbers {

  private static final Set<String> TYPES =
      Set.of("INT", "INTEGER", "BIGINT", "SMALLINT", "INT2", "INT4", "INT8");

  private static final Set<String> BEHIND_TYPE = Set.of("NOT", ":=", "=", "DEFAULT");

  /** Without the letters that write a sign where a number is given: two of them begin a comment. */
  private static final Pattern FORMAT =
      Pattern.compile("(?i)'(?:FM[09]+|_?(?:(?:I?YYYY|YY|MM|DDD?|IW|WW|Q)_?)+)'");

  private final Set<String> declared = new HashSet<>();
  private final Set<String> others = new HashSet<>();
  private final Deque<String> loops = new ArrayDeque<>();
  private boolean begun;

  /** A name that is declared in a block inside may mean something else around it. */
  void declared(List<Token> declaration) {
    int type = is(declaration, 1, "CONSTANT") ? 2 : 1;
    boolean plain =
        declaration.size() > type
            && TYPES.contains(declaration.get(type).keyword())
            && (declaration.size() == type + 1
                || BEHIND_TYPE.contains(declaration.get(type + 1).keyword()));
    (plain && !begun ? declared : others).add(name(declaration.get(0)));
  }

  /** From here on the body's outermost block declares nothing more. */
  void began() {
    begun = true;
  }

  /** A loop over numbers has a variable of its own, whatever is called so outside. */
  void enteredRange(Token variable) {
    loops.push(name(variable));
  }

  void enteredLoop() {
    loops.push("");
  }

  void leftLoop() {
    loops.poll();
  }

  /** Returns whether the expression is one of the few forms that are known here. */
  boolean writes(List<Token> expression) {
    int size = expression.size();
    if (is(expression, size - 2, "::") && is(expression, size - 1, "TEXT")) {
      return writes(expression.subList(0, size - 2));
    }
    if (is(expression, 0, "TO_CHAR")) {
      return ExecutedText.isCall(expression)
          && size > 5
          && is(expression, size - 3, ",")
          && FORMAT.matcher(expression.get(size - 2).text()).matches();
    }
    if (is(expression, 0, "LPAD")) {
      return ExecutedText.isCall(expression)
          && size > 7
          && is(expression, size - 5, ",")
          && expression.get(size - 4).kind() == Token.Kind.NUMBER
          && is(expression, size - 3, ",")
          && expression.get(size - 2).text().equals("'0'")
          && writes(expression.subList(2, size - 5));
    }
    return size > 0 && calculates(expression);
  }

  private boolean calculates(List<Token> expression) {
    return expression.stream()
        .allMatch(
            token ->
                switch (token.kind()) {
                  case NUMBER -> token.text().matches("\\d+");
                  case WORD -> isVariable(name(token));
                  case SYMBOL -> token.is("+") || token.is("-") || token.is("*");
                  case QUOTED_IDENTIFIER, STRING, PARAMETER -> false;
                });
  }

  private boolean isVariable(String name) {
    return !others.contains(name) && (declared.contains(name) || loops.contains(name));
  }

  private static boolean is(List<Token> tokens, int index, String word) {
    return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
  }

  private static String name(Token token) {
    return token.text().replace("\"", "").toUpperCase(Locale.ROOT);
  }
}

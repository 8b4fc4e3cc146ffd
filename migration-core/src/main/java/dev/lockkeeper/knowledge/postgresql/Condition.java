package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a condition can hold, from what its columns can hold.
 *
 * <p>Known are comparisons of one column with constants, joined by AND, OR and NOT. Whatever else
 * is in it may come to anything.
 */
final class Condition {

  /**
   * What is known of a column.
   *
   * @param spans each of what it may hold
   * @param same what else is the same value, as OLD and NEW of a column that is left alone
   */
  record Known(ColumnType type, boolean isEnum, List<Span> spans, Optional<String> same) {}

  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^']++|'')*+'|\"[^\"]+\"|[\\w$]+(?:\\.\\d+)?|::|<=|>=|<>|!=|\\S");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][\\w$]*|\"[^\"]+\"");
  private static final Pattern COMPARISON = Pattern.compile("=|<>|!=|<=|>=|<|>");
  private static final Pattern LITERAL = Pattern.compile("(?i)'.*'|\\d.*|true|false|null");

  private record Operand(Optional<Known> column, String literal) {}

  private final List<String> tokens = new ArrayList<>();
  private final BiFunction<String, String, Optional<Known>> known;
  private int at;

  private Condition(String sql, BiFunction<String, String, Optional<Known>> known) {
    this.known = known;
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      tokens.add(token.group());
    }
  }

  /**
   * Returns whether the condition may be true of some row.
   *
   * @param known what is known of a column behind its qualifier, which may be empty
   */
  static boolean mayHold(String sql, BiFunction<String, String, Optional<Known>> known) {
    Condition condition = new Condition(sql, known);
    int outcome = condition.or();
    return condition.at < condition.tokens.size() || (outcome & Outcome.TRUE) != 0;
  }

  private int or() {
    int outcome = and();
    while (accept("OR")) {
      outcome = Outcome.or(outcome, and());
    }
    return outcome;
  }

  private int and() {
    int outcome = not();
    while (accept("AND")) {
      outcome = Outcome.and(outcome, not());
    }
    return outcome;
  }

  private int not() {
    boolean negated = false;
    while (accept("NOT")) {
      negated = !negated;
    }
    int outcome = primary();
    return negated ? Outcome.not(outcome) : outcome;
  }

  private int primary() {
    int start = at;
    Optional<Integer> compared = comparison();
    if (compared.isPresent() && isOver()) {
      return compared.get();
    }
    at = start;
    if (accept("(")) {
      int inner = or();
      if (accept(")") && isOver()) {
        return inner;
      }
    }
    at = start;
    pass();
    return Outcome.ANY;
  }

  private boolean isOver() {
    return at >= tokens.size() || is("AND") || is("OR") || is(")");
  }

  /** Passes what is not known, to the next AND, OR or closing parenthesis on this level. */
  private void pass() {
    int depth = 0;
    while (at < tokens.size() && (depth > 0 || !isOver())) {
      depth += is("(") || is("CASE") ? 1 : is(")") || is("END") ? -1 : 0;
      at++;
    }
  }

  private boolean is(String word) {
    return at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
  }

  private boolean accept(String word) {
    boolean next = is(word);
    at += next ? 1 : 0;
    return next;
  }

  private Optional<Integer> comparison() {
    Optional<Operand> left = operand();
    if (left.isEmpty()) {
      return Optional.empty();
    }
    if (accept("IS")) {
      return is(left.get());
    }
    boolean negated = accept("NOT");
    Optional<Integer> outcome = Optional.empty();
    if (accept("IN")) {
      outcome = in(left.get());
    } else if (accept("BETWEEN")) {
      outcome = between(left.get());
    } else if (!negated && isOver()) {
      outcome = compared(left, "=", Optional.of(new Operand(Optional.empty(), "true")));
    } else if (!negated && COMPARISON.matcher(tokens.get(at)).matches()) {
      String operator = tokens.get(at++);
      outcome = compared(left, operator, operand());
    }
    return negated ? outcome.map(Outcome::not) : outcome;
  }

  private Optional<Integer> is(Operand left) {
    boolean negated = accept("NOT");
    Optional<Integer> outcome = Optional.empty();
    if (accept("NULL")) {
      outcome = left.column().map(column -> Outcome.ofNull(column.spans()));
    } else if (accept("DISTINCT") && accept("FROM")) {
      outcome = operand().map(right -> isDistinct(left, right));
    }
    return negated ? outcome.map(Outcome::not) : outcome;
  }

  private static int isDistinct(Operand left, Operand right) {
    return isSame(left, right) ? Outcome.FALSE : Outcome.TRUE | Outcome.FALSE;
  }

  private static boolean isSame(Operand left, Operand right) {
    Optional<String> same = left.column().flatMap(Known::same);
    return same.isPresent() && same.equals(right.column().flatMap(Known::same));
  }

  /** What comes of a value that is compared with itself, and may be NULL. */
  private static Optional<Integer> alike(String operator) {
    return switch (operator) {
      case "=", "<=", ">=" -> Optional.of(Outcome.TRUE | Outcome.NULL);
      default -> Optional.of(Outcome.FALSE | Outcome.NULL);
    };
  }

  private Optional<Integer> in(Operand left) {
    if (!accept("(")) {
      return Optional.empty();
    }
    Optional<Integer> none = Optional.of(Outcome.TRUE);
    do {
      Optional<Integer> one = compared(Optional.of(left), "<>", operand());
      none = none.flatMap(sofar -> one.map(other -> Outcome.and(sofar, other)));
    } while (none.isPresent() && accept(","));
    return accept(")") ? none.map(Outcome::not) : Optional.empty();
  }

  private Optional<Integer> between(Operand left) {
    Optional<Integer> from = compared(Optional.of(left), ">=", operand());
    if (!accept("AND")) {
      return Optional.empty();
    }
    Optional<Integer> to = compared(Optional.of(left), "<=", operand());
    return from.flatMap(one -> to.map(other -> Outcome.and(one, other)));
  }

  /** A column, or a constant with its type before or behind it. */
  private Optional<Operand> operand() {
    if (at >= tokens.size()) {
      return Optional.empty();
    }
    StringBuilder literal = new StringBuilder();
    boolean typed = NAME.matcher(tokens.get(at)).matches() && isNext(1, "'");
    if (typed || is("-")) {
      literal.append(tokens.get(at++)).append(' ');
    }
    if (at < tokens.size() && LITERAL.matcher(tokens.get(at)).matches()) {
      literal.append(tokens.get(at++));
      while (accept("::")) {
        literal.append("::").append(type());
      }
      return Optional.of(new Operand(Optional.empty(), literal.toString()));
    }
    return literal.isEmpty() ? column() : Optional.empty();
  }

  private String type() {
    StringBuilder type = new StringBuilder();
    while (at < tokens.size() && NAME.matcher(tokens.get(at)).matches() && !isOver()) {
      type.append(type.isEmpty() ? "" : " ").append(tokens.get(at++));
    }
    return type.toString();
  }

  private boolean isNext(int ahead, String start) {
    return at + ahead < tokens.size() && tokens.get(at + ahead).startsWith(start);
  }

  private Optional<Operand> column() {
    String qualifier = "";
    if (!NAME.matcher(tokens.get(at)).matches()) {
      return Optional.empty();
    }
    String name = name();
    if (accept(".") && at < tokens.size() && NAME.matcher(tokens.get(at)).matches()) {
      qualifier = name;
      name = name();
    }
    return known.apply(qualifier, name).map(column -> new Operand(Optional.of(column), ""));
  }

  private String name() {
    String written = tokens.get(at++);
    return written.startsWith("\"")
        ? written.substring(1, written.length() - 1)
        : written.toLowerCase(Locale.ROOT);
  }

  private static Optional<Integer> compared(
      Optional<Operand> left, String operator, Optional<Operand> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    if (left.get().column().isEmpty() && right.get().column().isPresent()) {
      return compared(right, mirrored(operator), left);
    }
    if (left.get().column().isEmpty()) {
      return Optional.empty();
    }
    if (right.get().column().isPresent()) {
      return isSame(left.get(), right.get()) ? alike(operator) : Optional.empty();
    }
    Known column = left.get().column().get();
    String literal = right.get().literal();
    if (Literals.isNull(literal)) {
      return Optional.of(Outcome.NULL);
    }
    return Literals.value(literal, column.type(), column.isEnum())
        .map(value -> Outcome.of(column.spans(), operator, value));
  }

  private static String mirrored(String operator) {
    return operator.equals("!=") ? operator : mirror(operator);
  }

  private static String mirror(String operator) {
    boolean both = operator.equals("<>");
    return both ? operator : operator.replace('<', '~').replace('>', '<').replace('~', '>');
  }
}

package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the statements inside {@code DO} blocks, functions, procedures and rules, each at its own
 * place in the file.
 */
public final class Bodies {

  private final Script script;
  private final Statement statement;
  private final List<Token> tokens;
  private final PlaceFinder places;
  private final String event;
  private final Optional<BodyFollower> follower;

  private Bodies(
      Script script, Statement statement, String event, Optional<BodyFollower> follower) {
    this.script = script;
    this.statement = statement;
    this.tokens = statement.tokens();
    this.places = new PlaceFinder(script, statement);
    this.event = event;
    this.follower = follower;
  }

  /**
   * Returns the SQL that the statement's body holds, in the order in which it stands there; nothing
   * where the statement has no body.
   *
   * <p>What PL/pgSQL evaluates, such as a condition, is there as the SELECT that the server makes
   * of it. What nobody can read, dynamic SQL above all, is there as a broken statement that says
   * why.
   *
   * @param statement one that was split from the script, or found here
   */
  public static Optional<List<Statement>> in(Script script, Statement statement) {
    return in(script, statement, "");
  }

  /**
   * As the other, for a trigger's function that is fired by that event: {@code INSERT}, {@code
   * UPDATE} or {@code DELETE}. Branches that {@code TG_OP} rules out are left away.
   */
  public static Optional<List<Statement>> in(Script script, Statement statement, String event) {
    return statement.broken().isPresent()
        ? Optional.empty()
        : new Bodies(script, statement, event, Optional.empty()).find();
  }

  /**
   * Hands a DO block's statements to somebody who follows it, those left away of whose branch he
   * knows that it is not taken.
   */
  public static void follow(Script script, Statement block, BodyFollower follower) {
    new Bodies(script, block, "", Optional.of(follower)).block();
  }

  /** Returns the handlers in the statement's body that do nothing about a failure. */
  public static List<Swallowed> swallowed(Script script, Statement statement) {
    List<Swallowed> all = new ArrayList<>();
    if (statement.broken().isEmpty() && statement.sql().toUpperCase(Locale.ROOT).contains("WHEN")) {
      new Bodies(script, statement, "", Optional.of(new HandlersOnly(all::add))).find();
    }
    return all;
  }

  /** Returns whether what the body does may depend on the event that fires it. */
  public static boolean asksForEvent(Statement statement) {
    return statement.sql().toUpperCase(Locale.ROOT).contains("TG_OP");
  }

  /** Returns whether the statement is a DO block, which runs its body at once. */
  public static boolean isBlock(Statement statement) {
    return statement.broken().isEmpty()
        && !statement.tokens().isEmpty()
        && statement.tokens().get(0).is("DO");
  }

  /**
   * Returns whether the server reads the statement's body when it makes what holds it: that of a
   * rule, and that of a routine in SQL.
   */
  public static boolean isReadWhenMade(Statement statement) {
    List<Token> tokens = statement.tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).is("LANGUAGE")) {
        return tokens.get(i + 1).text().toLowerCase(Locale.ROOT).matches("['\"]?sql['\"]?");
      }
    }
    return true;
  }

  private Optional<List<Statement>> find() {
    if (isBlock(statement)) {
      return Optional.of(block());
    }
    int kind = is(1, "OR") && is(2, "REPLACE") ? 3 : 1;
    if (!is(0, "CREATE")) {
      return Optional.empty();
    }
    if (is(kind, "FUNCTION") || is(kind, "PROCEDURE")) {
      return Optional.of(routine());
    }
    return is(kind, "RULE") ? Optional.of(rule()) : Optional.empty();
  }

  private boolean is(int index, String word) {
    return index < tokens.size() && tokens.get(index).is(word);
  }

  private List<Statement> block() {
    int body = is(1, "LANGUAGE") ? 3 : 1;
    return quoted(body, language(0).orElse("plpgsql"));
  }

  private List<Statement> routine() {
    int after = behindParenthesis();
    int depth = 0;
    for (int i = after; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth != 0) {
        continue;
      }
      if (token.is("AS")) {
        return quoted(i + 1, language(after).orElse("sql"));
      }
      if (token.is("BEGIN") && is(i + 1, "ATOMIC")) {
        int end = tokens.get(tokens.size() - 1).offset();
        return StatementSplitter.split(script, endOf(tokens.get(i + 1)), end, places);
      }
      if (token.is("RETURN")) {
        return returned(i + 1);
      }
    }
    return unread("a routine whose body is not found");
  }

  /** Arguments may be called like the words that are looked for behind them. */
  private int behindParenthesis() {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
      if (depth == 0 && is(i, ")")) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private List<Statement> returned(int from) {
    BodyText body = new BodyText(script, tokens, places);
    body.expression(from, tokens.size());
    return body.statements();
  }

  private Optional<String> language(int from) {
    for (int i = from; i + 1 < tokens.size(); i++) {
      if (is(i, "LANGUAGE")) {
        String name = tokens.get(i + 1).text().toLowerCase(Locale.ROOT);
        return Optional.of(name.replaceAll("^['\"]|['\"]$", ""));
      }
    }
    return Optional.empty();
  }

  private List<Statement> quoted(int index, String language) {
    boolean string = index < tokens.size() && tokens.get(index).kind() == Token.Kind.STRING;
    if (!string || !(language.equals("sql") || language.equals("plpgsql"))) {
      return unread("a body in the language " + language + " is not read");
    }
    boolean continued =
        index + 1 < tokens.size() && tokens.get(index + 1).kind() == Token.Kind.STRING;
    Optional<Script> body = continued ? Optional.empty() : Unquoted.of(script, tokens.get(index));
    if (body.isEmpty()) {
      return unread("a body in a string with unusual escapes: write it between $$ and $$");
    }
    return language.equals("sql")
        ? handed(
            StatementSplitter.split(
                body.get(), 0, body.get().sent().text().length(), places.inside(body.get())))
        : PlpgsqlBody.statements(body.get(), places.inside(body.get()), event, follower);
  }

  private List<Statement> rule() {
    int at = 0;
    int depth = 0;
    while (at < tokens.size() && !(depth == 0 && is(at, "DO"))) {
      depth += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
      at++;
    }
    at += is(at + 1, "ALSO") || is(at + 1, "INSTEAD") ? 2 : 1;
    if (is(at, "NOTHING")) {
      return List.of();
    }
    if (at >= tokens.size()) {
      return unread("a rule whose actions are not found");
    }
    Token last = tokens.get(tokens.size() - 1);
    return is(at, "(")
        ? StatementSplitter.split(script, endOf(tokens.get(at)), last.offset(), places)
        : StatementSplitter.split(script, tokens.get(at).offset(), endOf(last), places);
  }

  private List<Statement> unread(String because) {
    return handed(
        List.of(
            new Statement(
                1, statement.place(), statement.sql(), tokens, List.of(), Optional.of(because))));
  }

  private List<Statement> handed(List<Statement> statements) {
    follower.ifPresent(one -> statements.forEach(found -> one.statement(found, false)));
    return statements;
  }

  private static int endOf(Token token) {
    return token.offset() + token.text().length();
  }
}

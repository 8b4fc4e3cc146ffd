package dev.lockkeeper.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes PL/pgSQL's own words off a body, so that the SQL is left.
 *
 * <p>Every branch counts, except one that a trigger's event rules out where that is given. Whatever
 * is not a form that is known here is left for the reader of SQL, which refuses it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-structure.html">plpgsql</a>
 */
final class PlpgsqlBody {

  private static final Set<String> QUERIES =
      Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE", "MERGE");

  private final BodyText text;
  private final Branches branches;
  private final Rounds rounds;
  private int at;
  private boolean declaring;

  private PlpgsqlBody(BodyText text, String event, Optional<BodyFollower> follower) {
    this.text = text;
    this.branches = new Branches(text, event, follower);
    this.rounds = new Rounds(text);
  }

  /** Returns the SQL that stands in the text of a body. */
  static List<Statement> statements(
      Script body, PlaceFinder places, String event, Optional<BodyFollower> follower) {
    BodyText text = BodyText.of(body, places, follower);
    // a body that cannot be cut into tokens says so already
    if (text.statements().isEmpty()) {
      new PlpgsqlBody(text, event, follower).read();
      follower.ifPresent(one -> Handlers.in(text, places.inside(body)).forEach(one::swallowed));
    }
    return text.statements();
  }

  private void read() {
    while (at < text.size()) {
      sentence(sentenceEnd());
      at++;
    }
  }

  /** CASE may be a statement here, which holds others: only parentheses keep a semicolon. */
  private int sentenceEnd() {
    int depth = 0;
    int end = at;
    while (end < text.size() && !(depth == 0 && text.is(end, ";"))) {
      depth += text.is(end, "(") ? 1 : text.is(end, ")") ? -1 : 0;
      end++;
    }
    return end;
  }

  private void sentence(int end) {
    while (at < end) {
      boolean declaration =
          declaring && !text.is(at, "BEGIN") && !text.is(at, "DECLARE") && !text.is(at, "<<");
      if (declaration) {
        new PlpgsqlCommand(text, at, end).declaration();
        at = end;
      } else if (!passed(end)) {
        at = command(end);
        return;
      }
    }
  }

  /** Returns where the next sentence begins, or the word before it. */
  private int command(int end) {
    boolean closes = text.is(at, "END") && text.is(at + 1, "LOOP");
    Optional<Integer> again = closes ? rounds.ended() : Optional.empty();
    if (again.isPresent()) {
      return again.get();
    }
    new PlpgsqlCommand(text, at, end).command();
    branches.command(at);
    if (closes) {
      text.numbers().leftLoop();
    }
    return end;
  }

  /** Passes the words that may stand before a command; false where the command itself is next. */
  private boolean passed(int end) {
    if (text.is(at + 1, ":=") || text.is(at + 1, "=")) {
      return false;
    }
    switch (text.keyword(at)) {
      case "<<" -> at = text.find(">>", at, end) + 1;
      case "BEGIN" -> {
        branches.word(at, end);
        text.numbers().began();
        text.texts().began();
        declaring = false;
        at++;
      }
      case "DECLARE" -> {
        declaring = true;
        at++;
      }
      case "EXCEPTION", "ELSE" -> {
        branches.word(at, end);
        at++;
      }
      case "LOOP" -> {
        branches.word(at, end);
        text.numbers().enteredLoop();
        rounds.entered(at);
        at++;
      }
      // #variable_conflict use_column, and other settings of the compiler
      case "#" -> at += 3;
      case "IF", "ELSIF", "ELSEIF", "WHEN" -> condition("THEN", end);
      case "WHILE" -> {
        condition("LOOP", end);
        text.numbers().enteredLoop();
        rounds.entered(at);
      }
      case "CASE" -> {
        branches.word(at, end);
        int when = text.find("WHEN", at + 1, end);
        text.expression(at + 1, when);
        at = when;
      }
      case "FOR", "FOREACH" -> loop(end);
      default -> {
        return false;
      }
    }
    at = Math.min(at, end);
    return true;
  }

  private void condition(String closing, int end) {
    int close = text.find(closing, at + 1, end);
    if (!text.is(at, "IF")) {
      branches.asks();
    }
    if (close == end) {
      text.unread(at, end, text.keyword(at) + " without its " + closing);
    } else {
      text.expression(at + 1, close);
    }
    branches.word(at, close);
    at = close + 1;
  }

  private void loop(int end) {
    int in = text.find("IN", at + 1, end);
    int body = text.find("LOOP", at + 1, end);
    if (in >= body || body == end) {
      text.unread(at, end, text.keyword(at) + " without its IN or LOOP");
      at = end;
      return;
    }
    branches.word(at, body);
    boolean range = text.is(at, "FOR") && in == at + 2 && rangeMiddle(in, body) < body;
    int from = in + (text.is(in + 1, "REVERSE") || text.is(in + 1, "ARRAY") ? 2 : 1);
    if (text.is(from, "EXECUTE")) {
      text.executed(from, body);
    } else if (QUERIES.contains(text.keyword(from))) {
      new PlpgsqlCommand(text, from, body).sql();
    } else {
      range(from, body);
    }
    if (range) {
      text.numbers().enteredRange(text.tokens(in - 1, in).get(0));
      rounds.entered(body);
    } else {
      text.numbers().enteredLoop();
      rounds.entered(at + 1, in, body);
    }
    at = body + 1;
  }

  private void range(int from, int to) {
    int middle = rangeMiddle(from, to);
    text.expression(from, middle);
    int by = text.find("BY", Math.min(middle + 2, to), to);
    text.expression(Math.min(middle + 2, to), by);
    text.expression(Math.min(by + 1, to), to);
  }

  /** Returns where the two dots of a range stand; {@code to} where it is none. */
  private int rangeMiddle(int from, int to) {
    int middle = from;
    while (middle < to && !(text.is(middle, ".") && text.is(middle + 1, "."))) {
      middle++;
    }
    return middle;
  }
}

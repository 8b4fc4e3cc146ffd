package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the handlers of a PL/pgSQL body that take any failure, one to wait for a lock included, and
 * do nothing about it.
 *
 * <p>One that names what it expects, such as {@code duplicate_column}, is none of them; nor is one
 * that raises an error again, or does anything else. Nor does a loop that tries again until it can
 * leave, where an error stands behind it.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/plpgsql-control-structures.html#PLPGSQL-ERROR-TRAPPING">Trapping
 *     Errors</a>
 */
final class Handlers {

  /** Behind these the handlers of a block begin, or the next of them. */
  private static final Set<String> BEFORE_HANDLERS = Set.of(";", "BEGIN", "EXCEPTION");

  /** What says nothing of why it failed, with the codes and classes of it. */
  private static final Set<String> ANY =
      Set.of(
          "OTHERS",
          "LOCK_NOT_AVAILABLE",
          "'55P03'",
          "OBJECT_NOT_IN_PREREQUISITE_STATE",
          "'55000'",
          "QUERY_CANCELED",
          "'57014'",
          "OPERATOR_INTERVENTION",
          "'57000'",
          "DEADLOCK_DETECTED",
          "'40P01'",
          "SERIALIZATION_FAILURE",
          "'40001'",
          "TRANSACTION_ROLLBACK",
          "'40000'");

  private static final Set<String> TELLING = Set.of("DEBUG", "LOG", "INFO", "NOTICE", "WARNING");
  private static final Set<String> IDLE = Set.of("NULL", "GET", "RETURN", "CONTINUE", "EXIT", "");

  /** What is open: a block, a loop, or a CASE of commands or values. */
  private record Open(String kind, int begin, List<Integer> handlers) {}

  private final BodyText text;
  private final PlaceFinder places;
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Swallowed> found = new ArrayList<>();

  private Handlers(BodyText text, PlaceFinder places) {
    this.text = text;
    this.places = places;
  }

  /** Returns those of the body, inner ones first. */
  static List<Swallowed> in(BodyText text, PlaceFinder places) {
    if (!text.handlesErrors()) {
      return List.of();
    }
    Handlers handlers = new Handlers(text, places);
    for (int at = 0; at < text.size(); at++) {
      handlers.token(at);
    }
    return handlers.found;
  }

  private void token(int at) {
    if (text.is(at - 1, ".") || text.is(at - 1, "AS")) {
      return;
    }
    switch (text.keyword(at)) {
      case "BEGIN" -> open.push(new Open("BLOCK", at, new ArrayList<>()));
      case "LOOP", "CASE" -> {
        if (!text.is(at - 1, "END")) {
          open.push(new Open(text.keyword(at), at, List.of()));
        }
      }
      case "EXCEPTION", "WHEN" -> {
        boolean handler = BEFORE_HANDLERS.contains(text.keyword(at - 1));
        if (handler && !open.isEmpty() && open.peek().kind().equals("BLOCK")) {
          open.peek().handlers().add(at);
        }
      }
      case "END" -> {
        if (!text.is(at + 1, "IF") && !open.isEmpty()) {
          close(open.pop(), at);
        }
      }
      default -> {
        // it opens nothing and closes nothing
      }
    }
  }

  /** The first of what a block notes is where its handlers begin, and the others are those. */
  private void close(Open block, int end) {
    List<Integer> marks = new ArrayList<>(block.handlers());
    marks.add(end);
    for (int i = 1; i + 1 < marks.size(); i++) {
      int when = marks.get(i);
      int then = text.find("THEN", when, marks.get(i + 1));
      boolean any = false;
      for (int at = when + 1; at < then; at++) {
        any |= ANY.contains(text.string(at).toUpperCase(Locale.ROOT));
      }
      if (any && isIdle(then + 1, marks.get(i + 1)) && !triesAgain(block, marks.get(0), end)) {
        found.add(swallowed(block, marks.get(0), when, then));
      }
    }
  }

  private Swallowed swallowed(Open block, int exception, int when, int then) {
    StringBuilder condition = new StringBuilder();
    for (int at = when + 1; at < then; at++) {
      condition.append(condition.isEmpty() ? "" : " ").append(text.string(at));
    }
    return new Swallowed(condition.toString(), place(when), place(block.begin()), place(exception));
  }

  private Place place(int at) {
    return places.at(text.tokens(at, at + 1).get(0).offset());
  }

  private boolean isIdle(int from, int to) {
    boolean first = true;
    for (int at = from; at < to; at++) {
      boolean tells = text.is(at, "RAISE") && TELLING.contains(text.keyword(at + 1));
      boolean sleeps = text.is(at, "PERFORM") && text.is(at + 1, "pg_sleep");
      if (first && !tells && !sleeps && !IDLE.contains(text.keyword(at)) && !text.is(at, ";")) {
        return false;
      }
      first = text.is(at, ";");
    }
    return true;
  }

  /** In a loop that a success leaves, a failure is not the end; an error behind the loop is it. */
  private boolean triesAgain(Open block, int exception, int end) {
    boolean leaves = false;
    for (int at = block.begin(); at < exception; at++) {
      leaves |= text.is(at, "EXIT") || text.is(at, "RETURN");
    }
    boolean inLoop = open.stream().anyMatch(outer -> outer.kind().equals("LOOP"));
    return inLoop && leaves && raisesBehind(end);
  }

  private boolean raisesBehind(int end) {
    for (int at = end; at < text.size(); at++) {
      if (text.is(at, "RAISE") && !TELLING.contains(text.keyword(at + 1))) {
        return true;
      }
    }
    return false;
  }
}

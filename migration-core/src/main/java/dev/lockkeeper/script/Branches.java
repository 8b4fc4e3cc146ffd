package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Follows the branches of a body as far as it is known which of them is taken: in a trigger's
 * function, as far as {@code TG_OP} alone decides; in a block, as far as its follower knows.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-trigger.html">TG_OP: "operation for
 *     which the trigger was fired"</a>
 */
final class Branches {

  private enum Taken {
    YES,
    NO,
    PERHAPS
  }

  /** A block, loop, IF or CASE that is open. */
  private static final class Frame {
    private final String kind;
    private final int subject;
    private final boolean reached;
    private Taken branch = Taken.YES;
    private Taken earlier = Taken.NO;

    private Frame(String kind, int subject, boolean reached) {
      this.kind = kind;
      this.subject = subject;
      this.reached = reached;
    }

    /** Goes on to the next branch, of which the condition says that. */
    private void next(Taken condition) {
      boolean never = earlier == Taken.YES || condition == Taken.NO;
      boolean surely = earlier == Taken.NO && condition == Taken.YES;
      branch = never ? Taken.NO : surely ? Taken.YES : Taken.PERHAPS;
      boolean leavesNone = earlier == Taken.YES || condition == Taken.YES;
      boolean leavesAll = earlier == Taken.NO && condition == Taken.NO;
      earlier = leavesNone ? Taken.YES : leavesAll ? Taken.NO : Taken.PERHAPS;
    }
  }

  private final BodyText text;
  private final String event;
  private final Optional<BodyFollower> follower;
  private final Deque<Frame> open = new ArrayDeque<>();
  private boolean returned;

  /** Whether the body may be left before its end, or undone by a handler. */
  private boolean unsure;

  /**
   * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}; empty where nothing is known
   * @param follower of a body that is run as it stands
   */
  Branches(BodyText text, String event, Optional<BodyFollower> follower) {
    this.text = text;
    this.event = event;
    this.follower = follower;
    open.push(new Frame("BODY", 0, true));
    unsure = text.handlesErrors();
    silence();
  }

  /** Takes note that the condition comes next of which a branch depends that is about to begin. */
  void asks() {
    Frame frame = open.peek();
    frame.branch = frame.earlier == Taken.YES ? Taken.NO : Taken.PERHAPS;
    silence();
  }

  /** Takes note of a word before a command, and of the condition up to {@code end} behind it. */
  void word(int at, int end) {
    switch (text.keyword(at)) {
      case "BEGIN" -> push("BLOCK", at);
      case "LOOP", "WHILE", "FOR", "FOREACH" -> {
        push("LOOP", at);
        open.peek().branch = Taken.PERHAPS;
      }
      case "EXCEPTION" -> {
        returned = false;
        open.peek().branch = Taken.PERHAPS;
      }
      case "IF" -> {
        push("IF", at);
        open.peek().next(condition(at + 1, end));
      }
      case "ELSIF", "ELSEIF" -> open.peek().next(condition(at + 1, end));
      case "CASE" -> push("CASE", at + 1);
      case "WHEN" -> when(at, end);
      case "ELSE" -> open.peek().next(Taken.YES);
      default -> {
        // it decides nothing
      }
    }
    silence();
  }

  private void silence() {
    boolean known = !event.isEmpty() || follower.isPresent();
    text.silence(known && !isReached());
    text.certain(!unsure && open.stream().allMatch(frame -> frame.branch == Taken.YES));
  }

  private void push(String kind, int subject) {
    open.push(new Frame(kind, subject, isReached()));
  }

  private void when(int at, int end) {
    Frame frame = open.peek();
    if (frame.kind.equals("CASE")) {
      boolean byEvent = text.is(frame.subject, "TG_OP") && text.is(frame.subject + 1, "WHEN");
      boolean searched = text.is(frame.subject, "WHEN");
      frame.next(byEvent ? named(at + 1, end) : searched ? condition(at + 1, end) : Taken.PERHAPS);
    }
  }

  /** Takes note of a command, which may end what is open, or the function. */
  void command(int at) {
    if (text.is(at, "END") && open.size() > 1) {
      open.pop();
    } else if (text.is(at, "RETURN") && !text.is(at + 1, "NEXT") && !text.is(at + 1, "QUERY")) {
      returned |= isReached() && open.stream().allMatch(frame -> frame.branch == Taken.YES);
      unsure |= isReached();
    } else if (text.is(at, "EXIT")) {
      unsure |= isReached();
    }
    silence();
  }

  private boolean isReached() {
    return !returned && open.peek().reached && open.peek().branch != Taken.NO;
  }

  /** Of parts joined by AND one that fails is enough; those joined by OR are not looked into. */
  private Taken condition(int from, int to) {
    if (follower.isPresent()) {
      return follower
          .get()
          .holds(text.texts().bound(text.tokens(from, to)))
          .map(holds -> holds ? Taken.YES : Taken.NO)
          .orElse(Taken.PERHAPS);
    }
    if (event.isEmpty() || text.find("OR", from, to) < to) {
      return Taken.PERHAPS;
    }
    if (text.is(from, "(") && text.is(to - 1, ")") && text.find(")", from + 1, to) == to - 1) {
      return condition(from + 1, to - 1);
    }
    Taken all = Taken.YES;
    for (int part = from; part < to; part = text.find("AND", part, to) + 1) {
      Taken one = comparison(part, text.find("AND", part, to));
      boolean perhaps = one == Taken.PERHAPS && all == Taken.YES;
      all = one == Taken.NO ? Taken.NO : perhaps ? Taken.PERHAPS : all;
    }
    return all;
  }

  private Taken comparison(int from, int to) {
    if (!text.is(from, "TG_OP")) {
      return Taken.PERHAPS;
    }
    if (text.is(from + 1, "=") || text.is(from + 1, "IN")) {
      return named(from + 2, to);
    }
    boolean other = text.is(from + 1, "<>") || text.is(from + 1, "!=");
    if (!other && !(text.is(from + 1, "NOT") && text.is(from + 2, "IN"))) {
      return Taken.PERHAPS;
    }
    return switch (named(other ? from + 2 : from + 3, to)) {
      case YES -> Taken.NO;
      case NO -> Taken.YES;
      case PERHAPS -> Taken.PERHAPS;
    };
  }

  /** Returns whether the event is among the strings that stand there alone. */
  private Taken named(int from, int to) {
    Taken found = Taken.NO;
    for (int i = from; i < to; i++) {
      boolean string = text.kind(i) == Token.Kind.STRING;
      if (!string && !text.is(i, ",") && !text.is(i, "(") && !text.is(i, ")")) {
        return Taken.PERHAPS;
      }
      found = string && text.string(i).equals("'" + event + "'") ? Taken.YES : found;
    }
    return event.isEmpty() ? Taken.PERHAPS : found;
  }
}

package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loops of a body that are open, and the rounds that those over written rows still go. */
final class Rounds {

  /** How many characters of the body may be read again, all rounds of all loops together. */
  private static final int LONGEST = 2_000_000;

  /** What a round counts for beside its characters, so that there are not too many short ones. */
  private static final int ROUND = 200;

  private record Loop(
      int start, Iterator<Map<String, String>> rows, Optional<PlaceFinder> places) {}

  private final BodyText text;
  private final Deque<Loop> open = new ArrayDeque<>();
  private long read;

  Rounds(BodyText text) {
    this.text = text;
  }

  /** Begins a loop of which nothing is known but that it ends. */
  void entered(int start) {
    enter(new Loop(start, List.<Map<String, String>>of().iterator(), Optional.empty()));
  }

  /**
   * Begins a loop over rows that may be written.
   *
   * @param variables where they stand
   * @param in where IN stands
   * @param start where LOOP stands
   */
  void entered(int variables, int in, int start) {
    Optional<List<Map<String, String>>> rows =
        read > LONGEST ? Optional.empty() : rows(variables, in, start);
    int end = rows.isPresent() ? end(start) : start;
    read += rows.map(List::size).orElse(0) * (long) (ROUND + length(start, end));
    if (rows.isEmpty() || read > LONGEST || isChanged(variables, in, start, end)) {
      entered(start);
      return;
    }
    enter(new Loop(start, rows.get().iterator(), Optional.of(text.places())));
  }

  private Optional<List<Map<String, String>>> rows(int variables, int in, int start) {
    return new LoopRows(text.texts(), text.follower())
        .of(text.tokens(variables, in), text.tokens(in + 1, start));
  }

  private int length(int from, int to) {
    List<Token> all = text.tokens(from, to);
    return all.isEmpty() ? 0 : all.get(all.size() - 1).offset() - all.get(0).offset() + 1;
  }

  /** Returns where the END of the loop stands. */
  private int end(int start) {
    int depth = 0;
    for (int i = start; i < text.size(); i++) {
      boolean closes = text.is(i, "END") && text.is(i + 1, "LOOP");
      depth += closes ? -1 : text.is(i, "LOOP") && !text.is(i - 1, "END") ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.size();
  }

  private boolean isChanged(int variables, int in, int start, int end) {
    return text.tokens(variables, in).stream()
        .filter(Assignments::isName)
        .map(Assignments::name)
        .anyMatch(name -> text.texts().assignments().between(name, start, end));
  }

  private void enter(Loop loop) {
    open.push(loop);
    text.texts().enter(loop.rows().hasNext() ? loop.rows().next() : Map.of());
  }

  /**
   * Ends the innermost loop, or a round of it.
   *
   * @return where the next round begins; nothing where there is none
   */
  Optional<Integer> ended() {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    text.texts().leave();
    Loop loop = open.peek();
    if (!loop.rows().hasNext()) {
      open.pop();
      return Optional.empty();
    }
    text.texts().enter(loop.rows().next());
    loop.places().ifPresent(text::backTo);
    return Optional.of(loop.start());
  }
}

package dev.lockkeeper.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The statements that have been found in a body so far, with the allowances in its comments. */
final class FoundStatements {

  private final Script script;
  private final Optional<BodyFollower> follower;
  private final Deque<Lexer.Piece.Comment> comments = new ArrayDeque<>();
  private final List<Statement> statements = new ArrayList<>();
  private int previousEnd;

  FoundStatements(Script script, Optional<BodyFollower> follower) {
    this.script = script;
    this.follower = follower;
  }

  /** Takes a comment, of which a later statement may be told. */
  void comment(Lexer.Piece.Comment comment) {
    comments.add(comment);
  }

  /**
   * Takes a statement, which gets its number here.
   *
   * @param certain whether it is run whenever the body is
   */
  void take(Statement unnumbered, boolean certain) {
    Statement statement = unnumbered.numbered(statements.size() + 1);
    statements.add(statement);
    follower.ifPresent(one -> one.statement(statement, certain));
  }

  /** Says where the last statement ends, on whose line a comment may stand. */
  void endedAt(int end) {
    previousEnd = end;
  }

  /** Takes the allowances in comments before {@code end}; those behind {@code start} are inside. */
  List<Allowance> allowances(int start, int end, PlaceFinder places) {
    List<Allowance> allowances = new ArrayList<>();
    while (!comments.isEmpty() && comments.peek().offset() < end) {
      Lexer.Piece.Comment comment = comments.poll();
      allowances.addAll(AllowanceComment.read(comment, position(comment, start), places));
    }
    return allowances;
  }

  private AllowanceComment.Position position(Lexer.Piece.Comment comment, int start) {
    if (comment.offset() > start) {
      return AllowanceComment.Position.INSIDE;
    }
    boolean sameLine =
        script
            .sent()
            .text()
            .substring(previousEnd, Math.max(previousEnd, comment.offset()))
            .chars()
            .noneMatch(c -> c == '\n' || c == '\r');
    return sameLine && !statements.isEmpty()
        ? AllowanceComment.Position.BESIDE
        : AllowanceComment.Position.ABOVE;
  }

  /** Returns what has been found; an allowance below the last statement is said to be there. */
  List<Statement> all(PlaceFinder places) {
    if (!statements.isEmpty() && !comments.isEmpty()) {
      Statement last = statements.remove(statements.size() - 1);
      List<Allowance> allowances = new ArrayList<>(last.allowances());
      for (Lexer.Piece.Comment comment : comments) {
        allowances.addAll(AllowanceComment.read(comment, AllowanceComment.Position.BELOW, places));
      }
      statements.add(last.allowing(allowances));
    }
    return List.copyOf(statements);
  }
}

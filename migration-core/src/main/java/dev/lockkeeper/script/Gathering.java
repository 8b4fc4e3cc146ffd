package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that have been split off so far, each with the allowances written above it. */
final class Gathering {

  private static final int SHORTEST = "migration:allow".length();

  private final String text;
  private final PlaceFinder places;
  private final List<Statement> statements = new ArrayList<>();
  private List<Lexer.Piece.Comment> comments = new ArrayList<>();
  private int previousEnd;

  /** Gathers what stands in the text from that offset on. */
  Gathering(Script script, String text, int from) {
    this(text, from, new PlaceFinder(script));
  }

  /** As the other, with places that are found already. */
  Gathering(String text, int from, PlaceFinder places) {
    this.text = text;
    this.places = places;
    this.previousEnd = from;
  }

  List<Statement> statements() {
    return List.copyOf(statements);
  }

  /** Takes a comment that may hold an allowance; a shorter one cannot. */
  void comment(Lexer.Piece.Comment comment) {
    if (comment.text().length() >= SHORTEST) {
      comments.add(comment);
    }
  }

  /** A comment on the rest of that line stands beside what ended there. */
  void passed(int offset) {
    previousEnd = offset;
  }

  /** Adds a statement that reaches from its first token to its last. */
  void add(List<Token> tokens, Optional<String> broken) {
    int start = tokens.get(0).offset();
    add(tokens, start, endOf(tokens), allowancesBefore(start), broken);
  }

  /** Adds a statement that reaches beyond its tokens. */
  void add(List<Token> tokens, int start, int end) {
    add(tokens, start, end, allowancesBefore(start), Optional.empty());
  }

  /** Adds what cannot be split from that offset on; the tokens before it are none of its. */
  void addBroken(List<Token> tokens, int start, int end, String complaint) {
    int first = tokens.isEmpty() ? start : tokens.get(0).offset();
    List<Allowance> allowances = allowancesBefore(first);
    List<Token> behind = tokens.stream().filter(token -> token.offset() >= start).toList();
    add(behind, start, end, allowances, Optional.of(complaint));
  }

  static int endOf(List<Token> tokens) {
    Token last = tokens.get(tokens.size() - 1);
    return last.offset() + last.text().length();
  }

  private void add(
      List<Token> tokens, int start, int end, List<Allowance> above, Optional<String> broken) {
    Place place = places.at(start);
    List<Allowance> allowances = new ArrayList<>(above);
    allowances.addAll(allowancesInside());
    statements.add(
        new Statement(
            statements.size() + 1, place, text.substring(start, end), tokens, allowances, broken));
  }

  private List<Allowance> allowancesBefore(int offset) {
    List<Allowance> allowances = new ArrayList<>();
    int taken = 0;
    while (taken < comments.size() && comments.get(taken).offset() < offset) {
      Lexer.Piece.Comment comment = comments.get(taken);
      allowances.addAll(AllowanceComment.read(comment, positionOf(comment), places));
      taken++;
    }
    comments = new ArrayList<>(comments.subList(taken, comments.size()));
    return allowances;
  }

  private List<Allowance> allowancesInside() {
    List<Allowance> allowances = new ArrayList<>();
    for (Lexer.Piece.Comment comment : comments) {
      allowances.addAll(AllowanceComment.read(comment, AllowanceComment.Position.INSIDE, places));
    }
    comments = new ArrayList<>();
    return allowances;
  }

  private AllowanceComment.Position positionOf(Lexer.Piece.Comment comment) {
    boolean besideAnEnd =
        !statements.isEmpty()
            && text.substring(previousEnd, Math.max(previousEnd, comment.offset()))
                .chars()
                .noneMatch(c -> c == '\n' || c == '\r');
    return besideAnEnd ? AllowanceComment.Position.BESIDE : AllowanceComment.Position.ABOVE;
  }

  /** Attaches what is left of the comments to the last statement. */
  void finish() {
    if (statements.isEmpty() || comments.isEmpty()) {
      return;
    }
    Statement last = statements.remove(statements.size() - 1);
    List<Allowance> allowances = new ArrayList<>(last.allowances());
    for (Lexer.Piece.Comment comment : comments) {
      allowances.addAll(AllowanceComment.read(comment, AllowanceComment.Position.BELOW, places));
    }
    statements.add(last.allowing(allowances));
  }
}

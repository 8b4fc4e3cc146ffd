package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a PostgreSQL script into the statements that its runner will send, one for one.
 *
 * <p>A semicolon ends a statement where no parenthesis and no {@code BEGIN ATOMIC} body is open.
 * Text that cannot be split becomes a statement that says so: nothing is ever dropped. A line for
 * psql is such text, because no runner but psql understands it.
 */
public final class StatementSplitter {

  private final String text;
  private final Lexer lexer;
  private final PlaceFinder places;
  private final List<Statement> statements = new ArrayList<>();

  private List<Token> tokens = new ArrayList<>();
  private List<Lexer.Piece.Comment> comments = new ArrayList<>();
  private Nesting nesting = new Nesting();
  private int previousEnd;

  private StatementSplitter(Script script, int from, int to) {
    this.text = script.sent().text().substring(0, to);
    this.lexer = new Lexer(text, from);
    this.places = new PlaceFinder(script);
    this.previousEnd = from;
  }

  /**
   * Returns the script's statements in order; comments and empty statements are none. A Java
   * migration, whose statements only a run can show, is one without tokens.
   */
  public static List<Statement> split(Script script) {
    if (script.kind() == ScriptKind.JAVA) {
      Place place = new Place(script.path(), 1, 1);
      return List.of(
          new Statement(1, place, script.text(), List.of(), List.of(), Optional.empty()));
    }
    return split(script, 0, script.sent().text().length());
  }

  /** Returns the statements that stand between two offsets of the text that is sent. */
  static List<Statement> split(Script script, int from, int to) {
    return new StatementSplitter(script, from, to).split();
  }

  private List<Statement> split() {
    for (Optional<Lexer.Piece> piece = lexer.next(); piece.isPresent(); piece = lexer.next()) {
      if (piece.get() instanceof Lexer.Piece.Comment comment) {
        comments.add(comment);
      } else if (piece.get() instanceof Lexer.Piece.Unterminated open) {
        addBroken(open.offset(), text.length(), open.what() + " is opened and never closed");
      } else if (piece.get() instanceof Lexer.Piece.Code code) {
        take(code.token());
      }
    }
    finish();
    return List.copyOf(statements);
  }

  private void take(Token token) {
    if (token.is(";") && nesting.isTopLevel()) {
      end(token.offset());
    } else {
      nesting.take(token);
      tokens.add(token);
    }
  }

  private void end(int terminator) {
    int end = terminator + 1;
    if (!tokens.isEmpty()) {
      Optional<String> broken = psqlLine();
      if (CopyData.follows(tokens)) {
        Optional<Integer> dataEnd = CopyData.end(text, end);
        lexer.jump(dataEnd.orElse(text.length()));
        // the line break that ends the data is behind it
        end = lexer.offset() - 1;
        if (dataEnd.isEmpty()) {
          broken = Optional.of("the data of COPY is not ended by a line with \\.");
        }
      }
      add(endOf(tokens), broken);
    }
    previousEnd = end;
  }

  private void finish() {
    if (!tokens.isEmpty()) {
      Optional<Token> open = nesting.open();
      if (open.isPresent()) {
        addBroken(open.get().offset(), endOf(tokens), Nesting.complaint(open.get()));
      } else {
        add(endOf(tokens), psqlLine());
      }
    }
    attachTrailingComments();
  }

  private Optional<String> psqlLine() {
    return tokens.stream()
        .filter(token -> token.text().startsWith("\\"))
        .findFirst()
        .map(token -> "a backslash command is for psql: no other client understands it");
  }

  private static int endOf(List<Token> tokens) {
    Token last = tokens.get(tokens.size() - 1);
    return last.offset() + last.text().length();
  }

  private void add(int end, Optional<String> broken) {
    int start = tokens.get(0).offset();
    List<Allowance> allowances = allowancesBefore(start);
    add(start, end, allowances, broken);
  }

  private void addBroken(int start, int end, String complaint) {
    int first = tokens.isEmpty() ? start : tokens.get(0).offset();
    List<Allowance> allowances = allowancesBefore(first);
    tokens.removeIf(token -> token.offset() < start);
    add(start, end, allowances, Optional.of(complaint));
  }

  private void add(int start, int end, List<Allowance> above, Optional<String> broken) {
    Place place = places.at(start);
    List<Allowance> allowances = new ArrayList<>(above);
    allowances.addAll(allowancesInside());
    statements.add(
        new Statement(
            statements.size() + 1, place, text.substring(start, end), tokens, allowances, broken));
    tokens = new ArrayList<>();
    nesting = new Nesting();
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

  private void attachTrailingComments() {
    if (statements.isEmpty() || comments.isEmpty()) {
      return;
    }
    Statement last = statements.remove(statements.size() - 1);
    List<Allowance> allowances = new ArrayList<>(last.allowances());
    for (Lexer.Piece.Comment comment : comments) {
      allowances.addAll(AllowanceComment.read(comment, AllowanceComment.Position.BELOW, places));
    }
    statements.add(
        new Statement(
            last.index(), last.place(), last.sql(), last.tokens(), allowances, last.broken()));
  }
}

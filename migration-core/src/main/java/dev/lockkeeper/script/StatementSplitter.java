package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a script into the statements that its runner will send, one for one.
 *
 * <p>In PostgreSQL's a semicolon ends a statement where no parenthesis and no {@code BEGIN ATOMIC}
 * body is open. Text that cannot be split becomes a statement that says so: nothing is ever
 * dropped. A line for psql is such text, because no runner but psql understands it.
 */
public final class StatementSplitter {

  private final String text;
  private final Lexer lexer;
  private final Gathering gathering;

  private List<Token> tokens = new ArrayList<>();
  private Nesting nesting = new Nesting();

  private StatementSplitter(Script script, int from, int to, PlaceFinder places) {
    this.text = script.sent().text().substring(0, to);
    this.lexer = new Lexer(text, from);
    this.gathering = new Gathering(text, from, places);
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
    return split(script, from, to, new PlaceFinder(script));
  }

  /** As the other, with places that are found from somewhere before the first offset on. */
  static List<Statement> split(Script script, int from, int to, PlaceFinder places) {
    return switch (script.dialect()) {
      case POSTGRESQL -> new StatementSplitter(script, from, to, places).split();
      case MYSQL -> MysqlSplitter.split(script, from, to);
    };
  }

  private List<Statement> split() {
    for (Optional<Lexer.Piece> piece = lexer.next(); piece.isPresent(); piece = lexer.next()) {
      if (piece.get() instanceof Lexer.Piece.Comment comment) {
        gathering.comment(comment);
      } else if (piece.get() instanceof Lexer.Piece.Unterminated open) {
        addBroken(open.offset(), text.length(), open.what() + " is opened and never closed");
      } else if (piece.get() instanceof Lexer.Piece.Code code) {
        take(code.token());
      }
    }
    finish();
    return gathering.statements();
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
      add(broken);
    }
    gathering.passed(end);
  }

  private void finish() {
    if (!tokens.isEmpty()) {
      Optional<Token> open = nesting.open();
      if (open.isPresent()) {
        addBroken(open.get().offset(), Gathering.endOf(tokens), Nesting.complaint(open.get()));
      } else {
        add(psqlLine());
      }
    }
    gathering.finish();
  }

  private Optional<String> psqlLine() {
    return tokens.stream()
        .filter(token -> token.text().startsWith("\\"))
        .findFirst()
        .map(token -> "a backslash command is for psql: no other client understands it");
  }

  private void add(Optional<String> broken) {
    gathering.add(tokens, broken);
    reset();
  }

  private void addBroken(int start, int end, String complaint) {
    gathering.addBroken(tokens, start, end, complaint);
    reset();
  }

  private void reset() {
    tokens = new ArrayList<>();
    nesting = new Nesting();
  }
}

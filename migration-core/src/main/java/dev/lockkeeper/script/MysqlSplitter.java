package dev.lockkeeper.script;

import dev.lockkeeper.script.Lexer.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a MySQL script into the statements that its runner will send, one for one.
 *
 * <p>A delimiter ends a statement where no parenthesis and no body of a routine, trigger or event
 * is open; {@code DELIMITER} lines, which no server knows, change it. Text that cannot be split
 * becomes a statement that says so.
 */
final class MysqlSplitter {

  private static final String TERMINATOR = ";";

  private final String text;
  private final MysqlLexer lexer;
  private final Gathering gathering;
  private final List<Token> tokens = new ArrayList<>();
  private final MysqlModes modes = new MysqlModes();

  private String delimiter = TERMINATOR;
  private MysqlBlocks blocks = new MysqlBlocks();
  private Nesting parentheses = new Nesting();
  private int start = -1;
  private int end;
  private boolean done;

  private MysqlSplitter(Script script, int from, int to) {
    this.text = script.sent().text().substring(0, to);
    this.lexer = new MysqlLexer(text, from);
    this.gathering = new Gathering(script, text, from);
  }

  /** Returns the statements that stand between two offsets of the text that is sent. */
  static List<Statement> split(Script script, int from, int to) {
    return new MysqlSplitter(script, from, to).split();
  }

  private List<Statement> split() {
    while (!done) {
      if (isTopLevel() && lexer.passDelimiter()) {
        terminate();
      } else {
        lexer.betweenStatements(tokens.isEmpty());
        lexer.next().ifPresentOrElse(this::take, () -> done = true);
      }
    }
    finish();
    return gathering.statements();
  }

  private boolean isTopLevel() {
    // whoever changes the delimiter does so because bodies hold the usual one
    return !delimiter.equals(TERMINATOR) || (parentheses.isTopLevel() && blocks.isClosed());
  }

  private void take(Piece piece) {
    if (piece instanceof Piece.Comment comment) {
      gathering.comment(comment);
    } else if (piece instanceof Piece.Executable mark) {
      takeMark(mark);
    } else if (piece instanceof Piece.Unterminated open) {
      gathering.addBroken(
          tokens, open.offset(), text.length(), open.what() + " is opened and never closed");
      reset();
    } else if (piece instanceof Piece.Code code) {
      takeToken(code.token());
    }
  }

  private void takeMark(Piece.Executable mark) {
    if (mark.opens() && tokens.isEmpty() && start < 0) {
      start = mark.offset();
    } else if (!mark.opens() && !tokens.isEmpty()) {
      end = mark.end();
    }
    if (!mark.opens() && tokens.isEmpty()) {
      start = -1;
    }
  }

  private void takeToken(Token token) {
    if (token.is("DELIMITER") && isCommand(token)) {
      changeDelimiter(token);
      return;
    }
    blocks.take(token, tokens, parentheses.isTopLevel());
    if (token.is(TERMINATOR) && delimiter.equals(TERMINATOR) && isTopLevel()) {
      // the END before it has closed the body
      terminate();
      return;
    }
    parentheses.take(token);
    tokens.add(token);
    start = start < 0 ? token.offset() : start;
    end = endOf(token);
  }

  /** A line of its own, which a column of that name is not. */
  private boolean isCommand(Token word) {
    if (tokens.isEmpty()) {
      return true;
    }
    int lineStart = word.offset();
    while (lineStart > 0
        && (text.charAt(lineStart - 1) == ' ' || text.charAt(lineStart - 1) == '\t')) {
      lineStart--;
    }
    boolean first = "\r\n".indexOf(text.charAt(lineStart - 1)) >= 0;
    int behind = lexer.offset();
    boolean alone = behind >= text.length() || Character.isWhitespace(text.charAt(behind));
    return first && alone && parentheses.isTopLevel();
  }

  private void changeDelimiter(Token word) {
    String written = lexer.restOfLine().strip();
    if (!tokens.isEmpty()) {
      gathering.addBroken(
          tokens, word.offset(), lexer.offset(), "the delimiter is changed inside a statement");
      reset();
    }
    delimiter = written.isEmpty() ? delimiter : written.split("\\s+", 2)[0];
    lexer.delimiter(delimiter);
    gathering.passed(lexer.offset());
  }

  private void terminate() {
    if (!tokens.isEmpty()) {
      gathering.add(tokens, start, end);
      modes.take(tokens);
      lexer.quoting(modes.current());
      reset();
    }
    start = -1;
    gathering.passed(lexer.offset());
  }

  private void reset() {
    tokens.clear();
    blocks = new MysqlBlocks();
    parentheses = new Nesting();
    start = -1;
  }

  private void finish() {
    if (!tokens.isEmpty()) {
      Optional<Token> open = parentheses.open();
      blocks.finish(tokens);
      if (open.isPresent()) {
        gathering.addBroken(tokens, open.get().offset(), end, Nesting.complaint(open.get()));
      } else if (!isTopLevel()) {
        gathering.addBroken(tokens, start, end, "the body after BEGIN is never closed by END");
      } else {
        gathering.add(tokens, start, end);
      }
    }
    gathering.finish();
  }

  private static int endOf(Token token) {
    return token.offset() + token.text().length();
  }
}

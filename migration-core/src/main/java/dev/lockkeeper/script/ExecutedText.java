package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text that EXECUTE is given, where nothing but the values in it are left open: a string, a
 * concatenation of strings and quoted values, or a format of one. Its places are those of the file.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-statements.html">executing dynamic
 *     commands</a>
 */
final class ExecutedText {

  /** No parameter that EXECUTE itself gives has that number. */
  private static final String VALUE = " $0 ";

  private final Script script;
  private final StringBuilder text = new StringBuilder();
  private final List<SentText.Replaced> replaced = new ArrayList<>();

  private ExecutedText(Script script) {
    this.script = script;
  }

  /**
   * Returns nothing where more than values is open: a name, or words of SQL.
   *
   * @param given the expression behind EXECUTE
   */
  static Optional<Script> of(Script script, List<Token> given) {
    ExecutedText executed = new ExecutedText(script);
    int from = 0;
    int depth = 0;
    for (int i = 0; i <= given.size(); i++) {
      boolean end = i == given.size();
      depth += end ? 0 : given.get(i).is("(") ? 1 : given.get(i).is(")") ? -1 : 0;
      if (end || (depth == 0 && given.get(i).is("||"))) {
        if (!executed.take(given.subList(from, i))) {
          return Optional.empty();
        }
        from = i + 1;
      }
    }
    return Optional.of(
        Unquoted.inside(
            script,
            new SentText(executed.text.toString(), executed.replaced, script.sent().exact())));
  }

  private boolean take(List<Token> part) {
    if (part.size() == 1 && part.get(0).kind() == Token.Kind.STRING) {
      Optional<Script> piece = Unquoted.of(script, part.get(0));
      piece.ifPresent(known -> copy(known, 0, known.sent().text().length()));
      return piece.isPresent();
    }
    if (!isCall(part)) {
      return false;
    }
    if (part.get(0).is("QUOTE_LITERAL") || part.get(0).is("QUOTE_NULLABLE")) {
      value(script.sent().inFile(part.get(0).offset()));
      return true;
    }
    boolean formats = part.get(0).is("FORMAT") && part.get(2).kind() == Token.Kind.STRING;
    return formats
        && (part.get(3).is(",") || part.size() == 4)
        && Unquoted.of(script, part.get(2)).filter(this::format).isPresent();
  }

  /** Returns whether the first parenthesis is closed at the very end. */
  private static boolean isCall(List<Token> part) {
    int depth = 0;
    for (int i = 1; i < part.size(); i++) {
      depth += part.get(i).is("(") ? 1 : part.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i == part.size() - 1 && i > 2;
      }
    }
    return false;
  }

  /** functions-string: "%L quotes the argument value as an SQL literal", and "%%" is one "%". */
  private boolean format(Script pattern) {
    String all = pattern.sent().text();
    int from = 0;
    for (int at = all.indexOf('%'); at >= 0; at = all.indexOf('%', from)) {
      boolean literal = all.startsWith("%L", at);
      if (!literal && !all.startsWith("%%", at)) {
        return false;
      }
      copy(pattern, from, literal ? at : at + 1);
      if (literal) {
        value(pattern.sent().inFile(at));
      }
      from = at + 2;
    }
    copy(pattern, from, all.length());
    return true;
  }

  private void value(int inFile) {
    replaced.add(new SentText.Replaced(text.length(), VALUE.length(), inFile, 0));
    text.append(VALUE);
  }

  private void copy(Script piece, int from, int to) {
    int shift = text.length() - from;
    replaced.add(new SentText.Replaced(text.length(), 0, piece.sent().inFile(from), 0));
    for (SentText.Replaced one : piece.sent().replaced()) {
      if (one.start() >= from && one.start() + one.length() <= to) {
        replaced.add(
            new SentText.Replaced(
                one.start() + shift,
                one.length(),
                one.fileStart(),
                one.fileLength(),
                one.certain()));
      }
    }
    text.append(piece.sent().text(), from, to);
  }
}

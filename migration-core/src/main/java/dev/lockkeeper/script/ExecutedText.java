package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that EXECUTE is given, where nothing but values, names and numbers in it are left open:
 * a string, a concatenation of strings and of what is quoted or whole numbers, or a format of one.
 * Its places are those of the file, and {@link Openings} tells where something is open.
 *
 * @see <a href="https://www.postgresql.org/docs/current/plpgsql-statements.html">executing dynamic
 *     commands</a>
 */
final class ExecutedText {

  /** What {@code format} puts an argument in place of, the n-th where it says so. */
  private static final Pattern SPECIFIER = Pattern.compile("%%|%(?:(\\d{1,3})\\$)?([sIL])");

  private final Script script;
  private final WholeNumbers numbers;
  private final StringBuilder text = new StringBuilder();
  private final List<SentText.Replaced> replaced = new ArrayList<>();

  private ExecutedText(Script script, WholeNumbers numbers) {
    this.script = script;
    this.numbers = numbers;
  }

  /**
   * Returns nothing where more may be open: words of SQL.
   *
   * @param given the expression behind EXECUTE
   */
  static Optional<Script> of(Script script, List<Token> given, WholeNumbers numbers) {
    ExecutedText executed = new ExecutedText(script, numbers);
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
    if (numbers.writes(part)) {
      open(Openings.NUMBER, part.get(0));
      return true;
    }
    if (!isCall(part)) {
      return false;
    }
    boolean literal = part.get(0).is("QUOTE_LITERAL") || part.get(0).is("QUOTE_NULLABLE");
    if (literal || part.get(0).is("QUOTE_IDENT")) {
      open(literal ? Openings.VALUE : Openings.NAME, part.get(0));
      return true;
    }
    boolean formats = part.get(0).is("FORMAT") && part.get(2).kind() == Token.Kind.STRING;
    return formats
        && (part.get(3).is(",") || part.size() == 4)
        && Unquoted.of(script, part.get(2))
            .filter(pattern -> format(pattern, arguments(part)))
            .isPresent();
  }

  private static List<List<Token>> arguments(List<Token> call) {
    List<List<Token>> arguments = new ArrayList<>();
    int from = 4;
    int depth = 0;
    for (int i = from; i < call.size(); i++) {
      if (i == call.size() - 1 || (depth == 0 && call.get(i).is(","))) {
        arguments.add(call.subList(from, i));
        from = i + 1;
      }
      boolean opens = call.get(i).is("(") || call.get(i).is("[");
      boolean closes = call.get(i).is(")") || call.get(i).is("]");
      depth += opens ? 1 : closes ? -1 : 0;
    }
    return arguments;
  }

  /** Returns whether the first parenthesis is closed at the very end. */
  static boolean isCall(List<Token> part) {
    int depth = 0;
    for (int i = 1; i < part.size(); i++) {
      depth += part.get(i).is("(") ? 1 : part.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return i == part.size() - 1 && i > 2;
      }
    }
    return false;
  }

  /**
   * functions-string: "%L quotes the argument value as an SQL literal", "%I treats the argument
   * value as an SQL identifier, double-quoting it if necessary", "%%" is one "%", and behind "%2$I"
   * the third argument is the next.
   */
  private boolean format(Script pattern, List<List<Token>> arguments) {
    String all = pattern.sent().text();
    Matcher specifier = SPECIFIER.matcher(all);
    int next = 0;
    int from = 0;
    for (int at = all.indexOf('%'); at >= 0; at = all.indexOf('%', from)) {
      if (!specifier.find(at) || specifier.start() != at) {
        return false;
      }
      boolean percent = specifier.group().equals("%%");
      copy(pattern, from, percent ? at + 1 : at);
      if (!percent) {
        next = specifier.group(1) == null ? next : Integer.parseInt(specifier.group(1)) - 1;
        Optional<String> inserted =
            next >= 0 && next < arguments.size()
                ? inserted(specifier.group(2).charAt(0), arguments.get(next))
                : Optional.empty();
        if (inserted.isEmpty()) {
          return false;
        }
        open(inserted.get(), pattern.sent().inFile(at));
        next++;
      }
      from = specifier.end();
    }
    copy(pattern, from, all.length());
    return true;
  }

  private Optional<String> inserted(char specifier, List<Token> argument) {
    Optional<String> written =
        argument.size() == 1 && argument.get(0).kind() == Token.Kind.STRING
            ? Unquoted.of(script, argument.get(0)).map(known -> known.sent().text())
            : Optional.empty();
    return written
        .map(known -> inserted(specifier, known))
        .orElseGet(() -> open(specifier, argument));
  }

  private static Optional<String> inserted(char specifier, String written) {
    return switch (specifier) {
      case 'L' -> Optional.of("'" + written.replace("'", "''") + "'");
      case 'I' -> Optional.of('"' + written.replace("\"", "\"\"") + '"');
      case 's' -> Optional.of(written);
      default -> Optional.empty();
    };
  }

  private Optional<String> open(char specifier, List<Token> argument) {
    return switch (specifier) {
      case 'L' -> Optional.of(Openings.VALUE);
      case 'I' -> Optional.of(Openings.NAME);
      case 's' -> numbers.writes(argument) ? Optional.of(Openings.NUMBER) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void open(String opening, Token from) {
    open(opening, script.sent().inFile(from.offset()));
  }

  private void open(String opening, int inFile) {
    replaced.add(new SentText.Replaced(text.length(), opening.length(), inFile, 0));
    text.append(opening);
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

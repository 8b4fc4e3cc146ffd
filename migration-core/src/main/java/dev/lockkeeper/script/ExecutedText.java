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

  /** What is longer is not made out, so that no format of formats fills the memory. */
  private static final int LONGEST = 100_000;

  private final Script script;
  private final WholeNumbers numbers;
  private final WrittenTexts texts;
  private final StringBuilder text = new StringBuilder();
  private final List<SentText.Replaced> replaced = new ArrayList<>();
  private boolean opened;

  private ExecutedText(Script script, WholeNumbers numbers, WrittenTexts texts) {
    this.script = script;
    this.numbers = numbers;
    this.texts = texts;
  }

  /**
   * Returns nothing where more may be open: words of SQL.
   *
   * @param given the expression behind EXECUTE
   */
  static Optional<Script> of(
      Script script, List<Token> given, WholeNumbers numbers, WrittenTexts texts) {
    ExecutedText executed = new ExecutedText(script, numbers, texts);
    for (List<Token> part : TokenLists.between(given, "||")) {
      if (!executed.take(part)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        Unquoted.inside(
            script,
            new SentText(executed.text.toString(), executed.replaced, script.sent().exact())));
  }

  /** Returns the text that a call of {@code format} gives, where nothing in it is open. */
  static Optional<String> whole(Script script, List<Token> call, WrittenTexts texts) {
    ExecutedText formatted = new ExecutedText(script, new WholeNumbers(), texts);
    boolean whole = formatted.formats(call) && !formatted.opened;
    return whole ? Optional.of(formatted.text.toString()) : Optional.empty();
  }

  private boolean take(List<Token> part) {
    if (part.size() == 1 && part.get(0).kind() == Token.Kind.STRING) {
      Optional<Script> piece = Unquoted.of(script, part.get(0));
      piece.ifPresent(known -> copy(known, 0, known.sent().text().length()));
      return piece.isPresent();
    }
    if (formats(part)) {
      return true;
    }
    Optional<String> written = texts.of(part);
    if (written.isPresent()) {
      put(written.get(), part.get(0));
      return true;
    }
    if (numbers.writes(part)) {
      put(Openings.NUMBER, part.get(0));
      return true;
    }
    if (!isCall(part)) {
      return false;
    }
    boolean literal = part.get(0).is("QUOTE_LITERAL") || part.get(0).is("QUOTE_NULLABLE");
    if (literal || part.get(0).is("QUOTE_IDENT")) {
      put(literal ? Openings.VALUE : Openings.NAME, part.get(0));
      return true;
    }
    return false;
  }

  private boolean formats(List<Token> part) {
    boolean formats =
        isCall(part)
            && part.get(0).is("FORMAT")
            && part.get(2).kind() == Token.Kind.STRING
            && (part.get(3).is(",") || part.size() == 4);
    return formats
        && Unquoted.of(script, part.get(2))
            .filter(pattern -> format(pattern, arguments(part)))
            .isPresent();
  }

  private static List<List<Token>> arguments(List<Token> call) {
    return call.size() == 4 ? List.of() : TokenLists.between(call.subList(4, call.size() - 1), ",");
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
    List<Optional<String>> known = arguments.stream().map(texts::of).toList();
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
                ? inserted(specifier.group(2).charAt(0), arguments.get(next), known.get(next))
                : Optional.empty();
        if (inserted.isEmpty() || text.length() > LONGEST) {
          return false;
        }
        put(inserted.get(), pattern.sent().inFile(at));
        next++;
      }
      from = specifier.end();
    }
    copy(pattern, from, all.length());
    return true;
  }

  private Optional<String> inserted(
      char specifier, List<Token> argument, Optional<String> written) {
    opened |= written.isEmpty();
    return written
        .map(known -> inserted(specifier, known))
        .orElseGet(() -> open(specifier, argument));
  }

  private static Optional<String> inserted(char specifier, String written) {
    return switch (specifier) {
      case 'L' -> Optional.of(WrittenTexts.literal(written));
      case 'I' -> Optional.of(QuotedName.of(written));
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

  private void put(String opening, Token from) {
    put(opening, script.sent().inFile(from.offset()));
  }

  private void put(String opening, int inFile) {
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

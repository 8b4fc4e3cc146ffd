package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text inside a string literal, as a script of its own whose places are those of the file.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">string
 *     constants</a>
 */
final class Unquoted {

  private static final String ESCAPED = "btnfr\\'\"/";
  private static final String MEANT = "\b\t\n\f\r\\'\"/";

  private final SentText outer;
  private final boolean backslashes;
  private final StringBuilder text = new StringBuilder();
  private final List<SentText.Replaced> replaced = new ArrayList<>();

  private Unquoted(SentText outer, boolean backslashes) {
    this.outer = outer;
    this.backslashes = backslashes;
  }

  /** Returns nothing for a string whose escapes are not read here. */
  static Optional<Script> of(Script script, Token string) {
    String quoted = string.text();
    if (!script.sent().text().startsWith(quoted, string.offset())) {
      return Optional.empty();
    }
    boolean backslashes = quoted.startsWith("E'") || quoted.startsWith("e'");
    int quote = quoted.startsWith("$") ? quoted.indexOf('$', 1) + 1 : backslashes ? 2 : 1;
    boolean known = quoted.startsWith("$") || quoted.startsWith("'") || backslashes;
    int from = string.offset() + quote;
    int to = string.offset() + quoted.length() - (backslashes ? 1 : quote);
    Unquoted unquoted = new Unquoted(script.sent(), backslashes);
    return known && unquoted.read(from, to, quoted.startsWith("$"))
        ? Optional.of(inside(script, unquoted.sent()))
        : Optional.empty();
  }

  private SentText sent() {
    return new SentText(text.toString(), replaced, outer.exact());
  }

  /** Returns the script of that name whose text is a part of the other's. */
  static Script inside(Script script, SentText sent) {
    return new Script(
        script.path(),
        script.version(),
        script.description(),
        script.kind(),
        script.checksum(),
        script.text(),
        sent,
        script.dialect(),
        script.execution());
  }

  private boolean read(int from, int to, boolean plain) {
    replaced.add(new SentText.Replaced(0, 0, outer.inFile(from), 0));
    int at = from;
    for (SentText.Replaced value : outer.replaced()) {
      if (value.start() >= from && value.start() + value.length() <= to) {
        if (!copy(at, value.start(), plain)) {
          return false;
        }
        replaced.add(
            new SentText.Replaced(
                text.length(), value.length(), value.fileStart(), value.fileLength()));
        at = value.start() + value.length();
        text.append(outer.text(), value.start(), at);
      }
    }
    return copy(at, to, plain);
  }

  private boolean copy(int from, int to, boolean plain) {
    int at = from;
    while (at < to) {
      char c = outer.text().charAt(at);
      boolean escape = !plain && (c == '\'' || (c == '\\' && backslashes));
      if (!escape) {
        text.append(c);
        at++;
        continue;
      }
      int meant = c == '\'' ? ESCAPED.indexOf('\'') : at + 1 < to ? meaning(at + 1) : -1;
      if (meant < 0) {
        return false;
      }
      int start = outer.inFile(at);
      replaced.add(new SentText.Replaced(text.length(), 1, start, outer.inFile(at + 2) - start));
      text.append(MEANT.charAt(meant));
      at += 2;
    }
    return true;
  }

  private int meaning(int at) {
    return ESCAPED.indexOf(outer.text().charAt(at));
  }
}

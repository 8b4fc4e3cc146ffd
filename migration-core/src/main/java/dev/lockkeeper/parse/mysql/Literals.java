package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.script.Token;

/** What the strings of MySQL say. */
final class Literals {

  private Literals() {}

  /** Returns a string's text: without quotes, with its escapes resolved. */
  static String text(Token string) {
    String written = string.text();
    int open = written.startsWith("'") || written.startsWith("\"") ? 0 : 1;
    char quote = written.charAt(open);
    StringBuilder text = new StringBuilder(written.length());
    for (int i = open + 1; i < written.length() - 1; i++) {
      char c = written.charAt(i);
      if (c == '\\') {
        i++;
        text.append(escaped(written.charAt(i)));
      } else {
        i += c == quote ? 1 : 0;
        text.append(c);
      }
    }
    return text.toString();
  }

  /**
   * Returns what a backslash makes of a character; before a wildcard it stays.
   *
   * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/string-literals.html">MySQL: string
   *     literals</a>
   */
  private static String escaped(char c) {
    return switch (c) {
      case '0' -> "\0";
      case 'b' -> "\b";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'Z' -> "\u001a";
      case '%', '_' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }

  /** Returns the string in single quotes, however it was quoted. */
  static String quoted(Token string) {
    String written = string.text();
    if (!written.startsWith("\"")) {
      return written;
    }
    String within = written.substring(1, written.length() - 1);
    return "'" + within.replace("\"\"", "\"").replace("\\\"", "\"").replace("'", "''") + "'";
  }
}

package dev.lockkeeper.script;

/** What single characters are to MySQL's scanner. */
final class MysqlCharacters {

  private MysqlCharacters() {}

  /** Returns the character there, or one that is part of nothing beyond the text. */
  static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  static boolean isWhiteSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\uFEFF';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Digits may stand anywhere in an identifier, also at its beginning. */
  static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || isDigit(c)
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}

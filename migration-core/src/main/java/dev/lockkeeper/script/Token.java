package dev.lockkeeper.script;

import java.util.Locale;

/**
 * One lexical element of a statement; white space and comments are none.
 *
 * @param kind what it is
 * @param text as written, quotes included
 * @param offset of its first character in the script's text
 */
public record Token(Kind kind, String text, int offset) {

  /** What a token is. */
  public enum Kind {
    /** A keyword or an identifier without quotes. */
    WORD,
    /** An identifier in the database's identifier quotes. */
    QUOTED_IDENTIFIER,
    /** A string literal of any form: single quotes, {@code E''}, {@code B''}, dollar quotes. */
    STRING,
    NUMBER,
    /** {@code $1}, {@code :name}. */
    PARAMETER,
    /** Anything else: operators and punctuation; parentheses, comma and dot stand alone. */
    SYMBOL
  }

  /** Returns whether this is that keyword, whatever its case, and not a quoted identifier. */
  public boolean is(String keyword) {
    return switch (kind) {
      case WORD -> text.equalsIgnoreCase(keyword);
      case SYMBOL -> text.equals(keyword);
      case QUOTED_IDENTIFIER, STRING, NUMBER, PARAMETER -> false;
    };
  }

  /** Returns the keyword in upper case; of anything but a word the text as written. */
  public String keyword() {
    return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : text;
  }
}

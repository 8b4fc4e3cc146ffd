package dev.lockkeeper.script;

import static dev.lockkeeper.script.MysqlCharacters.isDigit;
import static dev.lockkeeper.script.MysqlCharacters.isPart;

import java.util.OptionalInt;

/**
 * What begins with a digit, or with a point and one: a number, or a name after all.
 *
 * @param start where it begins
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/number-literals.html">MySQL: numeric
 *     literals</a>
 */
record MysqlNumber(String text, int start) {

  /** Returns where the number ends; nothing where it is a name. */
  OptionalInt end() {
    int digits = start;
    while (isDigit(charAt(digits))) {
      digits++;
    }
    if (isBehindName()) {
      return OptionalInt.empty();
    }
    char behind = charAt(digits);
    int end = end(digits);
    return end == digits && isPart(behind) ? OptionalInt.empty() : OptionalInt.of(end);
  }

  private int end(int digits) {
    char behind = charAt(digits);
    if (behind == '.') {
      return fraction(digits + 1);
    }
    if (behind == 'e' || behind == 'E') {
      int end = exponent(digits + 1);
      return end > digits + 1 && !isPart(charAt(end)) ? end : digits;
    }
    return digits == start + 1 && charAt(start) == '0'
        ? Math.max(radixEnd(digits), digits)
        : digits;
  }

  /** {@code t.5a} */
  private boolean isBehindName() {
    return start > 1 && text.charAt(start - 1) == '.' && isPart(text.charAt(start - 2));
  }

  /** Returns where 0x1F and 0b01 end, whose x and b are at that offset; 0 where it is a name. */
  private int radixEnd(int letter) {
    boolean hexadecimal = charAt(letter) == 'x';
    if (!hexadecimal && charAt(letter) != 'b') {
      return 0;
    }
    int end = letter + 1;
    while (hexadecimal
        ? Character.digit(charAt(end), 16) >= 0
        : charAt(end) == '0' || charAt(end) == '1') {
      end++;
    }
    return end > letter + 1 && !isPart(charAt(end)) ? end : 0;
  }

  private int fraction(int from) {
    int end = from;
    while (isDigit(charAt(end))) {
      end++;
    }
    boolean exponent = charAt(end) == 'e' || charAt(end) == 'E';
    return exponent ? exponent(end + 1) : end;
  }

  /** Returns the end of an exponent whose sign or first digit is expected there. */
  private int exponent(int from) {
    int digits = charAt(from) == '+' || charAt(from) == '-' ? from + 1 : from;
    int end = digits;
    while (isDigit(charAt(end))) {
      end++;
    }
    return end > digits ? end : from;
  }

  private char charAt(int index) {
    return MysqlCharacters.at(text, index);
  }
}

package dev.lockkeeper.rehearsal.mysql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names as InnoDB writes them, like those of files: what is neither a letter of ASCII, a digit nor
 * an underscore is {@code @} with the character's number.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/identifier-mapping.html">Mapping of
 *     Identifiers to File Names</a>
 */
final class FileNames {

  private static final Pattern PLAIN = Pattern.compile("[^A-Za-z0-9_]");
  private static final Pattern NUMBERED = Pattern.compile("@([0-9a-f]{4})");
  private static final int HEX = 16;

  private FileNames() {}

  static String encoded(String name) {
    return PLAIN
        .matcher(name)
        .replaceAll(match -> "@%04x".formatted((int) match.group().charAt(0)));
  }

  static String decoded(String name) {
    return NUMBERED.matcher(name).replaceAll(FileNames::character);
  }

  private static String character(MatchResult match) {
    char character = (char) Integer.parseInt(match.group(1), HEX);
    return Matcher.quoteReplacement(String.valueOf(character));
  }
}

package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes apart what PostgreSQL's {@code format_type} writes. */
final class TypeText {

  private static final String ARRAY = "[]";

  /** Words, arguments, and the words that come after them: {@code timestamp(3) with time zone}. */
  private static final Pattern WITH_ARGUMENTS = Pattern.compile("([^(]*)\\(([^)]*)\\)(.*)");

  private TypeText() {}

  /**
   * Returns the type that the text stands for.
   *
   * @param dimensions as the column was declared; {@code format_type} writes one pair of brackets
   *     for any number of them
   */
  static ColumnType parse(String text, int dimensions, Optional<String> collation) {
    boolean array = text.endsWith(ARRAY);
    String scalar = array ? text.substring(0, text.length() - ARRAY.length()) : text;
    int depth = array ? Math.max(1, dimensions) : 0;
    Matcher parts = WITH_ARGUMENTS.matcher(scalar);
    if (scalar.contains("\"") || !parts.matches()) {
      return new ColumnType(unquoted(scalar), List.of(), depth, collation);
    }
    List<String> arguments =
        Pattern.compile(",").splitAsStream(parts.group(2)).map(String::strip).toList();
    return new ColumnType(parts.group(1) + parts.group(3), arguments, depth, collation);
  }

  /** Returns {@code app."Order State"} as the catalog stores its parts: {@code app.Order State}. */
  private static String unquoted(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean doubled = c == '"' && i + 1 < name.length() && name.charAt(i + 1) == '"';
      if (doubled) {
        i++;
      }
      if (c != '"' || doubled) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}

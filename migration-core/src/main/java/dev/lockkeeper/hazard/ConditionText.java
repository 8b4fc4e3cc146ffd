package dev.lockkeeper.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a condition apart, as far as its text shows. */
final class ConditionText {

  private ConditionText() {}

  /** Returns the name of a column, without its table and quotes. */
  static String column(String written) {
    return written.strip().replaceFirst("^.*\\.", "").replaceAll("[\"`]", "");
  }

  /** Returns the text without parentheses around the whole. */
  static String bare(String text) {
    boolean whole = text.startsWith("(") && masked(text).strip().isEmpty();
    return whole ? bare(text.substring(1, text.length() - 1).strip()) : text;
  }

  /** Returns the parts between the words that stand outside of quotes and parentheses. */
  static List<String> split(String text, Pattern at) {
    List<String> parts = new ArrayList<>();
    Matcher found = at.matcher(masked(text));
    int from = 0;
    while (found.find()) {
      parts.add(text.substring(from, found.start()));
      from = found.end();
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Blanks what stands between quotes or in parentheses. */
  static String masked(String text) {
    StringBuilder open = new StringBuilder(text);
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = depth > 0 || quote != 0;
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'') {
        quote = c;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      if (inside || depth > 0) {
        open.setCharAt(i, ' ');
      }
    }
    return open.toString();
  }
}

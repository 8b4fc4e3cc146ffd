package dev.lockkeeper.scratch.fill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Constants in the text of conditions, from which values are tried.
 *
 * @param sql the text itself
 * @param texts in single quotes, without them
 * @param numbers ascending
 */
record Literals(String sql, List<String> texts, List<BigDecimal> numbers) {

  private static final Pattern TEXT = Pattern.compile("'((?:[^']++|'')*+)'");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.\"])-?\\d+(?:\\.\\d+)?(?![\\w\"])");
  private static final Pattern ARRAY_PARTS = Pattern.compile("[{},]");

  static Literals of(String sql) {
    Set<String> texts = new LinkedHashSet<>();
    Set<BigDecimal> numbers = new TreeSet<>();
    StringBuilder rest = new StringBuilder();
    Matcher text = TEXT.matcher(sql);
    while (text.find()) {
      String value = text.group(1).replace("''", "'");
      texts.add(value);
      if (value.startsWith("{")) {
        ARRAY_PARTS.splitAsStream(value).filter(part -> !part.isEmpty()).forEach(texts::add);
      }
      addNumbers(numbers, value);
      text.appendReplacement(rest, " ");
    }
    text.appendTail(rest);
    addNumbers(numbers, rest.toString());
    return new Literals(sql, new ArrayList<>(texts), new ArrayList<>(numbers));
  }

  private static void addNumbers(Set<BigDecimal> numbers, String text) {
    // a date is not three numbers, and neither is a pattern of 30 digits one
    Matcher number = NUMBER.matcher(text.matches("\\d+-\\d+-\\d+.*") ? "" : text);
    while (number.find()) {
      if (number.group().length() < 20) {
        numbers.add(new BigDecimal(number.group()));
      }
    }
  }
}

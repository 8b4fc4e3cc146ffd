package dev.lockkeeper.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells conditions that set no bound to the rows they pick: by age alone, or by what rows are not.
 *
 * @param temporal columns that hold a date or a time
 * @param filled columns of which a missing value is no bound either
 * @param joins with tables in use; absent where something else bounds those rows
 */
record OpenCondition(Set<String> temporal, Set<String> filled, Optional<Joins> joins) {

  private static final Pattern OR = Pattern.compile("(?i) OR ");
  private static final Pattern AND = Pattern.compile("(?i) AND ");
  private static final Pattern BOUNDED = Pattern.compile("(?i)\\b(?:BETWEEN|SELECT)\\b");
  private static final Pattern EXCLUDES =
      Pattern.compile("(?i) (?:<>|!=|NOT IN|NOT I?LIKE|IS DISTINCT FROM) | IS NOT NULL$");
  private static final Pattern COMPARES = Pattern.compile("(.*?) ([<>])=? (.*)", Pattern.DOTALL);
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\b(?:now|age|curdate|date_sub|date_add|datediff|sysdate|unix_timestamp"
              + "|utc_timestamp|current_date|current_timestamp|localtimestamp|interval)\\b"
              + "|'\\d{4}-\\d\\d-\\d\\d");

  /** Returns whether nothing in the condition keeps its rows few. */
  boolean in(String condition) {
    String bare = bare(condition.strip());
    List<String> choices = split(bare, OR);
    if (choices.size() > 1) {
      return choices.stream().anyMatch(this::in);
    }
    List<String> parts = split(bare, AND);
    return parts.size() > 1
        ? parts.stream().allMatch(this::in) && !isRange(parts)
        : (!BOUNDED.matcher(bare).find() && isOpen(bare))
            || (joins.isPresent() && PickedElsewhere.in(bare, this));
  }

  /** Returns the same for a query inside, that takes rows from what it calls so. */
  OpenCondition inside(Set<String> names) {
    return new OpenCondition(temporal, filled, joins.map(outside -> outside.inside(names)));
  }

  private boolean isOpen(String part) {
    String outside = masked(part);
    Matcher compares = COMPARES.matcher(outside);
    return joins.filter(it -> it.hold(part)).isPresent()
        || EXCLUDES.matcher(outside).find()
        || filled.contains(column(part.replaceFirst("(?i) IS NULL$", "")))
        || (compares.matches()
            && (TIME.matcher(part).find() || temporal.contains(column(compares.group(1)))));
  }

  /** Returns whether the same is held between two ends. */
  private static boolean isRange(List<String> parts) {
    Map<String, String> ends = new HashMap<>();
    for (String part : parts) {
      Matcher compares = COMPARES.matcher(bare(part.strip()));
      if (compares.matches()) {
        String other = ends.putIfAbsent(column(compares.group(1)), compares.group(2));
        if (other != null && !other.equals(compares.group(2))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String column(String written) {
    return written.strip().replaceFirst("^.*\\.", "").replaceAll("[\"`]", "");
  }

  private static String bare(String text) {
    boolean whole = text.startsWith("(") && masked(text).strip().isEmpty();
    return whole ? bare(text.substring(1, text.length() - 1).strip()) : text;
  }

  private static List<String> split(String text, Pattern at) {
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

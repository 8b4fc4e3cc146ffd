package dev.lockkeeper.hazard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a condition that a query inside decides: {@code id IN (SELECT …)}, {@code NOT EXISTS
 * (SELECT …)}.
 *
 * @param negated whether it picks what the query does not find, which bounds nothing
 * @param query what stands in parentheses
 */
record PickedElsewhere(boolean negated, String query) {

  private static final Pattern HEAD = Pattern.compile("(?is)(.*)\\b(?:EXISTS|IN|= ?ANY)");
  private static final Pattern QUERY = Pattern.compile("(?is)\\( ?(SELECT\\b.*)\\)");
  private static final Pattern NOT = Pattern.compile("(?is)(?:.*\\W)?NOT ?");
  private static final Pattern GROUPED =
      Pattern.compile("(?i) (?:UNION|INTERSECT|EXCEPT|GROUP|HAVING|ORDER) ");
  private static final Pattern PARTS = Pattern.compile("(?i)SELECT .*? FROM (.*?)(?: WHERE (.*))?");
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|\\w+");

  /** Returns whether the part is of that form and keeps no rows few. */
  static boolean in(String part, OpenCondition outside) {
    // what stands before the last parenthesis, without literals: they may say anything, often
    String before = ConditionText.masked(part).stripTrailing();
    Matcher head = HEAD.matcher(before);
    Matcher query = QUERY.matcher(part.substring(before.length()).strip());
    return head.matches()
        && query.matches()
        && new PickedElsewhere(NOT.matcher(head.group(1)).matches(), query.group(1).strip())
            .isOpen(outside);
  }

  private boolean isOpen(OpenCondition outside) {
    if (negated) {
      return true;
    }
    String open = ConditionText.masked(query);
    Matcher parts = PARTS.matcher(open);
    if (GROUPED.matcher(open).find() || !parts.matches()) {
      return false;
    }
    String from = query.substring(parts.start(1), parts.end(1));
    return parts.group(2) == null
        || outside.inside(words(from)).in(query.substring(parts.start(2)));
  }

  private static Set<String> words(String from) {
    return WORD.matcher(from)
        .results()
        .map(word -> word.group(1) == null ? word.group().toLowerCase(Locale.ROOT) : word.group(1))
        .collect(Collectors.toSet());
  }
}

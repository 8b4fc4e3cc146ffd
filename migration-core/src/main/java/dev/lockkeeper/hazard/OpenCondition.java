package dev.lockkeeper.hazard;

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
 * @param keys columns that tell each row from the others, and have no end upwards
 * @param sought columns by which rows are looked for: what is equal there is few
 * @param filled columns of which a missing value is no bound either
 * @param joins with tables in use; absent where something else bounds those rows
 */
record OpenCondition(
    Set<String> temporal,
    Set<String> keys,
    Set<String> sought,
    Set<String> filled,
    Optional<Joins> joins) {

  private static final Pattern OR = Pattern.compile("(?i) OR ");
  private static final Pattern AND = Pattern.compile("(?i) AND ");
  private static final Pattern BOUNDED = Pattern.compile("(?i)\\b(?:BETWEEN|SELECT)\\b");
  private static final Pattern EXCLUDES =
      Pattern.compile("(?i) (?:<>|!=|NOT IN|NOT I?LIKE|IS DISTINCT FROM) | IS NOT NULL$");
  private static final Pattern COMPARES = Pattern.compile("(.*?) ([<>])=? (.*)", Pattern.DOTALL);

  /** Holds for every row in which there is a value at all. */
  private static final Pattern SAME =
      Pattern.compile("(?i)([\\w.\"]+) (?:=|>=|<=|IS NOT DISTINCT FROM) \\1");

  private static final Pattern FLAG =
      Pattern.compile(
          "(?i)(?:NOT )?([\\w.\"]+)(?: = (?:'[^']*'(?:::\\w+)?|-?[\\d.]+|true|false)"
              + "| IS (?:NOT )?(?:NULL|TRUE|FALSE))?");

  private static final Pattern VALUE = Pattern.compile("['\\d-]");
  private static final Pattern TIME =
      Pattern.compile(
          "(?i)\\b(?:now|age|curdate|date_sub|date_add|datediff|sysdate|unix_timestamp"
              + "|utc_timestamp|current_date|current_timestamp|localtimestamp|interval)\\b"
              + "|'\\d{4}-\\d\\d-\\d\\d");

  /** Returns whether nothing in the condition keeps its rows few. */
  boolean in(String condition) {
    String bare = ConditionText.bare(condition.strip());
    List<String> choices = ConditionText.split(bare, OR);
    if (choices.size() > 1) {
      return choices.stream().anyMatch(this::in);
    }
    List<String> parts = ConditionText.split(bare, AND);
    return parts.size() > 1
        ? (parts.stream().allMatch(this::in) || isByAge(parts)) && !isRange(parts)
        : (!BOUNDED.matcher(bare).find() && isOpen(bare))
            || (joins.isPresent() && PickedElsewhere.in(bare, this));
  }

  /** Of what is older than something, a flag or a state leaves as many as production holds. */
  private boolean isByAge(List<String> parts) {
    return parts.stream()
            .anyMatch(part -> in(part) && TIME.matcher(part).find() && !OR.matcher(part).find())
        && parts.stream().allMatch(part -> in(part) || isFlag(part));
  }

  private boolean isFlag(String part) {
    Matcher flag = FLAG.matcher(ConditionText.bare(part.strip()));
    return flag.matches() && !sought.contains(ConditionText.column(flag.group(1)));
  }

  /** Returns the same for a query inside, that takes rows from what it calls so. */
  OpenCondition inside(Set<String> names) {
    return new OpenCondition(
        temporal, keys, sought, filled, joins.map(outside -> outside.inside(names)));
  }

  private boolean isOpen(String part) {
    String outside = ConditionText.masked(part);
    Matcher compares = COMPARES.matcher(outside);
    return SAME.matcher(part).matches()
        || joins.filter(it -> it.hold(part)).isPresent()
        || EXCLUDES.matcher(outside).find()
        || filled.contains(ConditionText.column(part.replaceFirst("(?i) IS NULL$", "")))
        || (compares.matches() && hasNoEnd(compares, part));
  }

  private boolean hasNoEnd(Matcher compares, String part) {
    String column = ConditionText.column(compares.group(1));
    return TIME.matcher(part).find()
        || temporal.contains(column)
        || (compares.group(2).equals(">")
            && keys.contains(column)
            && VALUE.matcher(compares.group(3)).lookingAt());
  }

  /** Returns whether the same is held between two ends. */
  private static boolean isRange(List<String> parts) {
    Map<String, String> ends = new HashMap<>();
    for (String part : parts) {
      Matcher compares = COMPARES.matcher(ConditionText.bare(part.strip()));
      if (compares.matches()) {
        String other = ends.putIfAbsent(ConditionText.column(compares.group(1)), compares.group(2));
        if (other != null && !other.equals(compares.group(2))) {
          return true;
        }
      }
    }
    return false;
  }
}

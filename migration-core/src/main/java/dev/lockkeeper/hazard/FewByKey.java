package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a condition picks rows by the key, and so few of them that they are written within a
 * blink: {@code id = 42}, {@code id IN (1, 2)}, {@code id BETWEEN 1 AND 500}, {@code id < 100}.
 */
final class FewByKey {

  private static final long FEW = 1_000;

  private static final Pattern OR = Pattern.compile("(?i) OR ");
  private static final Pattern AND = Pattern.compile("(?i) AND ");
  private static final Pattern LIMIT = Pattern.compile("(?i)\\bLIMIT (\\d{1,9})\\)+$");

  private final Pattern single;
  private final Pattern picked;
  private final Pattern between;
  private final Pattern above;
  private final Pattern below;

  private FewByKey(List<String> keys) {
    String key =
        keys.stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?is)(?:[\\w\"]+ ?\\. ?)?\"?(?:", ")\"?"));
    single = Pattern.compile(key + " (?:=|IN) (?!.*\\bSELECT\\b).*|" + key + " = \\(SELECT\\b.*");
    picked = Pattern.compile("(?:%s|(?is)ctid) (?:IN|= ANY) .*".formatted(key));
    between = Pattern.compile(key + " BETWEEN (\\d{1,18}) AND (\\d{1,18})\\b");
    above = Pattern.compile(key + " >=? (\\d{1,18})");
    below = Pattern.compile(key + " <=? (\\d{1,18})");
  }

  /** Returns whether the condition keeps the table's rows few. */
  static boolean are(Table table, Optional<Expression> condition, Evidence evidence) {
    List<String> keys =
        Stream.concat(
                evidence.before().schema().indexesOf(table).stream()
                    .filter(index -> index.unique())
                    .map(index -> index.keys().get(0)),
                Stream.of("id"))
            .toList();
    return condition.filter(it -> new FewByKey(keys).in(it.sql())).isPresent();
  }

  private boolean in(String condition) {
    String bare = ConditionText.bare(condition.strip());
    List<String> choices = ConditionText.split(bare, OR);
    if (choices.size() > 1) {
      return choices.stream().allMatch(this::in);
    }
    List<String> parts = ConditionText.split(bare, AND).stream().map(String::strip).toList();
    return parts.stream().anyMatch(this::isFew) || isNarrow(bare, parts);
  }

  private boolean isFew(String part) {
    Matcher limit = LIMIT.matcher(part);
    return (part.startsWith("(") && in(part))
        || single.matcher(part).matches()
        || (picked.matcher(part).matches() && limit.find() && number(limit, 1) <= FEW);
  }

  /** Keys are counted from 1 on, so that an upper end alone is an end. */
  private boolean isNarrow(String bare, List<String> parts) {
    Matcher range = between.matcher(ConditionText.masked(bare));
    if (range.find()) {
      return number(range, 2) - number(range, 1) < FEW;
    }
    Optional<Long> upper = end(below, parts);
    return upper.filter(last -> last - end(above, parts).orElse(0L) <= FEW).isPresent();
  }

  private static Optional<Long> end(Pattern pattern, List<String> parts) {
    return parts.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(found -> number(found, 1))
        .findFirst();
  }

  private static long number(Matcher found, int group) {
    return Long.parseLong(found.group(group));
  }
}

package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partition's bound as conditions that a CHECK can hold rows to.
 *
 * <p>Known for one column of a range or a list; others have to be written by hand.
 */
final class PartitionBound {

  private static final Pattern KEY = Pattern.compile("\\w+ ?\\( ?(\\w+|\"[^\"]+\") ?\\)");
  private static final Pattern LIST = Pattern.compile("FOR VALUES IN ?\\((.*)\\)");
  private static final Pattern RANGE =
      Pattern.compile("FOR VALUES FROM ?\\(([^,]*)\\) TO ?\\(([^,]*)\\)");
  private static final Pattern OPEN = Pattern.compile("(?i)\\s*M(?:IN|AX)VALUE\\s*");

  private final Evidence evidence;
  private final Table parent;
  private final String bound;

  PartitionBound(Evidence evidence, Table parent, String bound) {
    this.evidence = evidence;
    this.parent = parent;
    this.bound = bound;
  }

  /** Returns the condition that every row within the bound satisfies, and no other. */
  Optional<String> within() {
    return key().flatMap(this::within);
  }

  private Optional<String> within(String key) {
    Matcher list = LIST.matcher(bound);
    if (list.matches() && !hasNull(list.group(1))) {
      return Optional.of("%s IS NOT NULL AND %s IN (%s)".formatted(key, key, list.group(1)));
    }
    Matcher range = RANGE.matcher(bound);
    if (!range.matches()) {
      return Optional.empty();
    }
    String from = isOpen(range.group(1)) ? "" : " AND %s >= %s".formatted(key, range.group(1));
    String to = isOpen(range.group(2)) ? "" : " AND %s < %s".formatted(key, range.group(2));
    return Optional.of(key + " IS NOT NULL" + from + to);
  }

  /** Returns the condition that no row within the bound satisfies; none where keys may be NULL. */
  Optional<String> outside() {
    return key()
        .filter(
            key ->
                evidence
                    .before()
                    .schema()
                    .table(parent)
                    .flatMap(shape -> shape.column(key.replace("\"", "")))
                    .filter(Column::notNull)
                    .isPresent())
        .flatMap(this::outside);
  }

  private Optional<String> outside(String key) {
    Matcher list = LIST.matcher(bound);
    if (list.matches() && !hasNull(list.group(1))) {
      return Optional.of("%s NOT IN (%s)".formatted(key, list.group(1)));
    }
    Matcher range = RANGE.matcher(bound);
    return range.matches() && !isOpen(range.group(1)) && !isOpen(range.group(2))
        ? Optional.of("%s < %s OR %s >= %s".formatted(key, range.group(1), key, range.group(2)))
        : Optional.empty();
  }

  private Optional<String> key() {
    return evidence
        .before()
        .schema()
        .table(parent)
        .map(shape -> shape.options().getOrDefault(TableOption.PARTITIONING, ""))
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .map(key -> key.group(1));
  }

  private static boolean hasNull(String values) {
    return values.toUpperCase(Locale.ROOT).matches("(?s).*\\bNULL\\b.*");
  }

  private static boolean isOpen(String end) {
    return OPEN.matcher(end).matches();
  }
}

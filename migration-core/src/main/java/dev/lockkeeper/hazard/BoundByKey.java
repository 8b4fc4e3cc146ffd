package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a statement on rows picks them by the key, and so a bounded number of them. */
final class BoundByKey {

  /** {@code id = 42}, {@code id IN (1, 2)}, {@code id BETWEEN 1 AND 5000}, {@code id < 100}. */
  private static final String BOUND = "\"?%s\"? (?:=|IN|BETWEEN|<|<=) .*";

  private BoundByKey() {}

  /** Returns whether the condition picks rows by the table's key. */
  static boolean is(Table table, Optional<Expression> condition, Evidence evidence) {
    List<String> key =
        evidence.before().schema().indexesOf(table).stream()
            .filter(index -> index.unique())
            .map(index -> index.keys().get(0))
            .collect(Collectors.toList());
    key.add("id");
    return condition
        .filter(
            it ->
                key.stream()
                    .anyMatch(
                        column ->
                            Pattern.compile(
                                    "(?is)(?:.* AND )?(?:[\\w\"]+ ?\\. ?)?"
                                        + BOUND.formatted(Pattern.quote(column)))
                                .matcher(it.sql())
                                .matches()))
        .filter(it -> !it.sql().toUpperCase(Locale.ROOT).contains(" OR "))
        .isPresent();
  }
}

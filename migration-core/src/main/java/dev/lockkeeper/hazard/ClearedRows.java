package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells inserts that a script has made room for, so that a second run finds none of their rows. */
final class ClearedRows {

  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'|\\b\\d+(?:\\.\\d+)?\\b");
  private static final Pattern GUARDED_BLOCK =
      Pattern.compile("(?is)DO\\b.*\\bIF\\s+NOT\\s+EXISTS\\b.*");

  private ClearedRows() {}

  /**
   * Returns whether earlier statements, or a block's own condition, keep the rows from doubling.
   */
  static boolean before(Table table, Evidence evidence) {
    String sql = evidence.read().statement().sql();
    return asksFirst(table, evidence.read().operations(), sql)
        || evidence.earlierOfScript().stream().anyMatch(step -> clears(step, table, sql));
  }

  private static boolean asksFirst(Table table, List<Operation> operations, String sql) {
    return GUARDED_BLOCK.matcher(sql).matches()
        && operations.stream()
            .takeWhile(one -> !(one instanceof Insert))
            .anyMatch(one -> one instanceof Query query && query.tables().contains(table));
  }

  private static boolean clears(Step step, Table table, String insert) {
    return step.read().operations().stream()
        .anyMatch(
            one ->
                one instanceof Truncate truncate
                    ? truncate.tables().contains(table)
                    : one instanceof Delete delete
                        && delete.table().equals(table)
                        && (!delete.where() || isOfSameRows(delete.condition(), insert)));
  }

  /** The rows that are deleted by their values are those whose values are inserted. */
  private static boolean isOfSameRows(Optional<Expression> condition, String insert) {
    Matcher literals = LITERAL.matcher(condition.map(Expression::sql).orElse(""));
    boolean any = false;
    while (literals.find()) {
      any = true;
      if (!insert.contains(literals.group())) {
        return false;
      }
    }
    return any;
  }
}

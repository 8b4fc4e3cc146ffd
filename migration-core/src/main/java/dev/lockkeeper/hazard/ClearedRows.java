package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Insert;
import dev.lockkeeper.operation.Operation.Query;
import dev.lockkeeper.operation.Operation.Truncate;
import dev.lockkeeper.operation.Table;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells inserts that a script has made room for, so that a second run finds none of their rows. */
final class ClearedRows {

  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^']++|'')*+'|\\b\\d+(?:\\.\\d+)?\\b");
  private static final Pattern GUARDED_BLOCK =
      Pattern.compile("(?is)DO\\b.*\\bIF\\s+NOT\\s+EXISTS\\b.*");

  /** Under what the statements that clear a table are kept for those that fill it. */
  private record Room(Table table, String value) {}

  private static final String EVERY_ROW = "";
  private static final Function<Step, Stream<Room>> MAKES_ROOM = ClearedRows::rooms;

  private ClearedRows() {}

  /**
   * Returns whether earlier statements, or a block's own condition, keep the rows from doubling.
   */
  static boolean before(Table table, Evidence evidence) {
    String sql = evidence.read().statement().sql();
    Set<String> inserted = literals(sql).collect(Collectors.toCollection(LinkedHashSet::new));
    return asksFirst(table, evidence.read().operations(), sql)
        || Stream.concat(Stream.of(EVERY_ROW), inserted.stream())
            .flatMap(value -> evidence.inScript().earlier(MAKES_ROOM, new Room(table, value)))
            .anyMatch(step -> clears(step, table, inserted));
  }

  private static Stream<String> literals(String sql) {
    return LITERAL.matcher(sql).results().map(MatchResult::group);
  }

  private static boolean asksFirst(Table table, List<Operation> operations, String sql) {
    return GUARDED_BLOCK.matcher(sql).matches()
        && operations.stream()
            .takeWhile(one -> !(one instanceof Insert))
            .anyMatch(one -> one instanceof Query query && query.tables().contains(table));
  }

  private static Stream<Room> rooms(Step step) {
    return step.read().operations().stream()
        .flatMap(
            one ->
                one instanceof Truncate truncate
                    ? truncate.tables().stream().map(table -> new Room(table, EVERY_ROW))
                    : one instanceof Delete delete
                        ? Stream.of(new Room(delete.table(), rarest(delete)))
                        : Stream.empty());
  }

  /** Returns the one of its values that the fewest other statements will have: a long one. */
  private static String rarest(Delete delete) {
    return values(delete).max(Comparator.comparingInt(String::length)).orElse(EVERY_ROW);
  }

  private static Stream<String> values(Delete delete) {
    return delete.condition().stream().flatMap(condition -> literals(condition.sql()));
  }

  /** The rows that are deleted by their values are those whose values are inserted. */
  private static boolean clears(Step step, Table table, Set<String> inserted) {
    return step.read().operations().stream()
        .anyMatch(
            one ->
                one instanceof Truncate truncate
                    ? truncate.tables().contains(table)
                    : one instanceof Delete delete
                        && delete.table().equals(table)
                        && (!delete.where() || isOfThose(delete, inserted)));
  }

  private static boolean isOfThose(Delete delete, Set<String> inserted) {
    return values(delete).findAny().isPresent() && values(delete).allMatch(inserted::contains);
  }
}

package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import java.util.Map;
import java.util.Optional;

/**
 * How many bytes of its columns an index holds, where InnoDB keeps it.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-limits.html">InnoDB Limits</a>
 */
record KeyLength(Turn turn) {

  private static final int MOST = 3072;

  /** In the row formats COMPACT and REDUNDANT. */
  private static final int MOST_OF_OLD_PART = 767;

  /** At least so many, whatever fractions of seconds or digits there are. */
  private static final Map<String, Integer> FIXED =
      Map.of("int", 4, "bigint", 8, "mediumint", 3, "smallint", 2, "tinyint", 1, "double", 8);

  static boolean isSpatial(String type) {
    return type.matches("geometry|point|linestring|polygon|multi.*|geom.*collection");
  }

  Optional<String> tooLong(Index index) {
    boolean bTree =
        !IndexChanges.isOf(index.method(), "fulltext")
            && !IndexChanges.isOf(index.method(), "spatial");
    if (!bTree) {
      return Optional.empty();
    }
    boolean old = turn.option(TableOption.ROW_FORMAT).matches(".*(COMPACT|REDUNDANT).*");
    int most = old ? MOST_OF_OLD_PART : MOST;
    long all = 0;
    for (String key : index.keys()) {
      long bytes = turn.now().column(KeyRefusals.plain(key)).map(c -> bytes(index, c)).orElse(0L);
      if (bytes > most) {
        return Optional.of("more than %d bytes (error 1071)".formatted(most));
      }
      all += bytes;
    }
    return all > MOST
        ? Optional.of("more than %d bytes (error 1071)".formatted(MOST))
        : Optional.empty();
  }

  private long bytes(Index index, Column column) {
    ColumnType type = column.type();
    Optional<Integer> prefix = Optional.ofNullable(index.prefixes().get(column.name()));
    long length =
        prefix
            .map(Integer::longValue)
            .orElseGet(() -> type.arguments().isEmpty() ? 1 : length(type));
    if (type.name().matches("(var)?char|.*text")) {
      return length * Charset.of(type, turn.now()).bytes();
    }
    return type.name().matches("(var)?binary|.*blob") ? length : FIXED.getOrDefault(type.name(), 0);
  }

  private static long length(ColumnType type) {
    String first = type.arguments().get(0);
    return first.matches("\\d{1,10}") ? Long.parseLong(first) : 1;
  }
}

package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Indexes that cannot be made over their columns.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-index.html">CREATE INDEX</a>
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-limits.html">InnoDB Limits</a>
 */
final class KeyRefusals {

  private static final int MOST_PARTS = 16;
  private static final int MOST_INDEXES = 64;

  /** What gives JSON or a long text, for which no hidden column can be indexed. */
  private static final Pattern LONG =
      Pattern.compile(
          "(?i)\\(`?\\w+`? ?->>? ?'[^']*'\\)|\\(json_(extract|unquote|object|array)\\(.*\\)\\)");

  private final Turn turn;

  KeyRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    Stream<String> each = indexes().flatMap(this::of);
    return Stream.concat(each, Stream.concat(many().stream(), hidden().stream()));
  }

  /** Returns the new indexes, and those of whose columns one has changed. */
  private Stream<Index> indexes() {
    List<Index> added = turn.indexes();
    List<String> changed = turn.columns().stream().map(Column::name).toList();
    return turn.after().indexesOf(turn.now().table()).stream()
        .filter(
            index ->
                added.contains(index)
                    || index.keys().stream().map(KeyRefusals::plain).anyMatch(changed::contains));
  }

  static String plain(String key) {
    return key.endsWith(" DESC") ? key.substring(0, key.length() - " DESC".length()) : key;
  }

  private Stream<String> of(Index index) {
    Stream<String> parts = index.keys().stream().flatMap(key -> part(index, plain(key)).stream());
    return Stream.concat(whole(index).stream(), parts)
        .map(why -> "index %s: %s".formatted(index.name(), why));
  }

  private Optional<String> whole(Index index) {
    Set<String> seen = new HashSet<>();
    boolean twice = index.keys().stream().map(KeyRefusals::plain).anyMatch(key -> !seen.add(key));
    if (twice) {
      return Optional.of("it has a column twice (error 1060)");
    }
    if (index.keys().size() > MOST_PARTS) {
      return Optional.of("it has more than 16 parts (error 1070)");
    }
    return turn.innodb() && !isCut(index) ? new KeyLength(turn).tooLong(index) : Optional.empty();
  }

  /** How many characters of its columns a primary key holds is not known. */
  private static boolean isCut(Index index) {
    return index.name().equals("PRIMARY");
  }

  private Optional<String> part(Index index, String key) {
    if (key.startsWith("(")) {
      return expression(index, key);
    }
    return turn.now().column(key).flatMap(column -> part(index, column));
  }

  private Optional<String> part(Index index, Column column) {
    String type = column.type().name();
    if (isOf(index, "fulltext")) {
      return when(!type.matches("char|varchar|.*text"), "%s is no text (error 1283)", column);
    }
    if (isOf(index, "spatial")) {
      boolean spatial = KeyLength.isSpatial(type);
      return spatial
          ? when(!column.notNull(), "%s takes NULL (error 1252)", column)
          : when(true, "%s holds no geometry (error 1687)", column);
    }
    if (type.equals("json")) {
      return when(true, "%s is JSON (error 3152)", column);
    }
    boolean large = type.matches(".*(text|blob)") && !isCut(index);
    Optional<Integer> prefix = Optional.ofNullable(index.prefixes().get(column.name()));
    if (prefix.isEmpty()) {
      return when(large, "%s wants a length (error 1170)", column);
    }
    boolean cut = large || type.matches("(var)?(char|binary)") || KeyLength.isSpatial(type);
    return when(
        !cut || prefix.get() > characters(column), "%s has no such prefix (error 1089)", column);
  }

  private static long characters(Column column) {
    List<String> arguments = column.type().arguments();
    boolean large = column.type().name().matches(".*(text|blob)");
    return large || arguments.isEmpty() ? Integer.MAX_VALUE : Long.parseLong(arguments.get(0));
  }

  private static Optional<String> when(boolean refused, String why, Column column) {
    return refused ? Optional.of(why.formatted(column.name())) : Optional.empty();
  }

  private static boolean isOf(Index index, String method) {
    return IndexChanges.isOf(index.method(), method);
  }

  private Optional<String> expression(Index index, String key) {
    String bare = key.substring(1, key.length() - 1).replace("`", "").toLowerCase(Locale.ROOT);
    if (turn.now().column(bare).isPresent()) {
      return Optional.of("an expression that is a column only (error 3756)");
    }
    if (LONG.matcher(key).matches()) {
      return Optional.of("an expression that gives JSON or a long text (errors 3753, 3757)");
    }
    boolean primary = index.name().equals("PRIMARY");
    return primary || isOf(index, "fulltext") || isOf(index, "spatial")
        ? Optional.of("an expression in it (errors 3754, 3756)")
        : ChangingFunctions.in(Mentioned.in(key).calls())
            .map("%s() changes (error 3758)"::formatted);
  }

  private Optional<String> many() {
    long count =
        turn.after().indexesOf(turn.now().table()).stream()
            .filter(index -> !index.name().equals("PRIMARY"))
            .count();
    return count > MOST_INDEXES && !turn.indexes().isEmpty()
        ? Optional.of("a table has no more than 64 indexes (error 1069)")
        : Optional.empty();
  }

  /** invisible-indexes: the key that orders the rows is not one of them. */
  private Optional<String> hidden() {
    boolean asked =
        turn.makesTable()
            || !turn.indexes().isEmpty()
            || turn.asked(ChangeTableOption.class)
                .anyMatch(change -> change.option() == TableOption.INDEX_VISIBILITY);
    return asked
        ? ClusteredKey.of(turn.now(), turn.after())
            .flatMap(key -> turn.after().index(turn.now().table(), key.name()))
            .filter(Index::invisible)
            .map(
                index ->
                    "index %s orders the rows, and cannot be invisible (error 3522)"
                        .formatted(index.name()))
        : Optional.empty();
  }
}

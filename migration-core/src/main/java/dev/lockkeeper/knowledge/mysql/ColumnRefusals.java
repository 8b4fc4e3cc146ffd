package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.schema.Index;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Columns that cannot be what they are declared to be.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html">Data Type Default
 *     Values</a>
 */
final class ColumnRefusals {

  private static final Set<String> MOMENTS = Set.of("timestamp", "datetime");

  private final Turn turn;

  ColumnRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    Stream<String> each =
        turn.columns().stream()
            .flatMap(
                column ->
                    Stream.of(defaulted(column), updated(column), new TypeRefusal(turn).of(column))
                        .flatMap(Optional::stream)
                        .map(why -> "column %s: %s".formatted(column.name(), why)));
    return Stream.of(each, none().stream(), counting()).flatMap(all -> all);
  }

  private Optional<String> none() {
    if (turn.now().columns().isEmpty()) {
      return Optional.of("no column would be left (error 1090)");
    }
    boolean hidden = turn.now().columns().stream().allMatch(Column::invisible);
    return hidden ? Optional.of("no column would be visible (error 4028)") : Optional.empty();
  }

  private Optional<String> defaulted(Column column) {
    if (isGenerated(column) || column.defaultValue().isEmpty()) {
      return Optional.empty();
    }
    Expression value = column.defaultValue().get();
    if (column.generation() == Generation.AUTO_INCREMENT) {
      return Optional.of("AUTO_INCREMENT has no default (error 1067)");
    }
    if (value.sql().equalsIgnoreCase("NULL")) {
      return column.notNull()
          ? Optional.of("NOT NULL, and NULL by default (error 1067)")
          : Optional.empty();
    }
    boolean computed = value.sql().startsWith("(");
    if (column.type().name().matches(".*(text|blob)|json")
        || KeyLength.isSpatial(column.type().name())) {
      return computed ? Optional.empty() : Optional.of("its type takes no default (error 1101)");
    }
    return computed ? Optional.empty() : literal(column, value);
  }

  private Optional<String> literal(Column column, Expression value) {
    boolean now =
        value.functions().stream()
            .anyMatch(f -> f.matches("current_timestamp|now|localtime(stamp)?"));
    if (now) {
      return sameMoment(column, value)
          ? Optional.empty()
          : Optional.of("no such default (error 1067)");
    }
    return new DefaultLiteral(column.type(), value.sql()).fits(turn.situation().state())
        ? Optional.empty()
        : Optional.of("no such default (error 1067)");
  }

  /** Both have to have the same fractions of seconds. */
  private static boolean sameMoment(Column column, Expression value) {
    return MOMENTS.contains(column.type().name())
        && fraction(value.sql())
            .equals(fraction("(" + String.join("", column.type().arguments()) + ")"));
  }

  private static String fraction(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.equals("0") ? "" : digits;
  }

  private static Optional<String> updated(Column column) {
    return column
        .onUpdate()
        .filter(value -> !sameMoment(column, value))
        .map(value -> "no such ON UPDATE (error 1294)");
  }

  static boolean isGenerated(Column column) {
    return column.generation() == Generation.VIRTUAL || column.generation() == Generation.STORED;
  }

  /** example-auto-increment: one column, and it has to lead an index. */
  private Stream<String> counting() {
    List<Column> counting =
        turn.now().columns().stream()
            .filter(c -> c.generation() == Generation.AUTO_INCREMENT)
            .toList();
    if (counting.size() > 1) {
      return Stream.of("there is one AUTO_INCREMENT column in a table (error 1075)");
    }
    return counting.stream()
        .filter(c -> !isLed(c))
        .map(c -> "AUTO_INCREMENT column %s has to be a key (error 1075)".formatted(c.name()));
  }

  private boolean isLed(Column column) {
    boolean unseen = !turn.innodb() || !Turn.isWhole(turn.after(), turn.now().table());
    return unseen
        || turn.after().indexesOf(turn.now().table()).stream()
            .map(Index::keys)
            .anyMatch(
                keys ->
                    KeyRefusals.plain(keys.get(0))
                        .toLowerCase(Locale.ROOT)
                        .equals(column.name().toLowerCase(Locale.ROOT)));
  }
}
